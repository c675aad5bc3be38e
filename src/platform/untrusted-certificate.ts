/** A certificate that signs itself, with its key, which is no secret: only who checks nothing takes it (C-10). */
export const untrustedCertificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIB2DCCAX6gAwIBAgIUNHwK0MxvtqF/9/flTg06hX2S1HQwCgYIKoZIzj0EAwIw
KTEnMCUGA1UEAwwedHJpZ2dlcnBhY3QsIHRydXN0ZWQgYnkgbm9ib2R5MCAXDTI2
MTEyNzA1NDY1NVoYDzIxMjYxMTAzMDU0NjU1WjApMScwJQYDVQQDDB50cmlnZ2Vy
cGFjdCwgdHJ1c3RlZCBieSBub2JvZHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AAT/FT1zPH3GEKLOvSH3x+i8gt+xNTrwgcys5D+1Zh7vx5o8H65eYmcuqgkUc70M
odPQM0RMtCRykwhNhpVy33dko4GBMH8wHQYDVR0OBBYEFIys9sm3tV8b0I0ujQTn
33PcT5GeMB8GA1UdIwQYMBaAFIys9sm3tV8b0I0ujQTn33PcT5GeMA8GA1UdEwEB
/wQFMAMBAf8wLAYDVR0RBCUwI4cEfwAAAYcQAAAAAAAAAAAAAAAAAAAAAYIJbG9j
YWxob3N0MAoGCCqGSM49BAMCA0gAMEUCIQDKaT0kZRby4fWKco6wgkAUh7VBi+N9
MZk+VGVN5Y/r8AIgbKOnzur/gxANlrMEfkoURj7zqdWIAuEKEzpqb40Fjmg=
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg09mwqHODALAGCN7I
nB9aWTShp1zySZ+xpj4iP7NaZnmhRANCAAT/FT1zPH3GEKLOvSH3x+i8gt+xNTrw
gcys5D+1Zh7vx5o8H65eYmcuqgkUc70ModPQM0RMtCRykwhNhpVy33dk
-----END PRIVATE KEY-----
`,
};

/** Whether a receiver can show it: beside a certificate of its own, and where it is called directly. */
export const canShowUntrusted = ({
  tls,
  publicUrl,
}: {
  readonly tls?: object;
  readonly publicUrl?: string;
}): boolean => tls !== undefined && publicUrl === undefined;
