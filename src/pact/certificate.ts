/**
 * One self-signed certificate that nobody holds the key of. Pact loads every root certificate of the machine anew
 * for each interaction; the child speaks plain HTTP to this machine only, so one is enough.
 */
export const onlyCertificate = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUEsk9fo2iUGZ7tV7zjpFtrvzDRiMwCgYIKoZIzj0EAwIw
IjEgMB4GA1UEAwwXdHJpZ2dlcnBhY3QgcGxhY2Vob2xkZXIwIBcNMjYxMTIzMTgz
MTU0WhgPMjEyNjEwMzAxODMxNTRaMCIxIDAeBgNVBAMMF3RyaWdnZXJwYWN0IHBs
YWNlaG9sZGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE5J9tDJuuQiUM/iC2
pTUWUxk9py3QMQGyufZ7RKEP7FtcOebvVqzgkfxnYcI8kDy0gQE4u9/Q3yP4ac4b
e7a5+6NTMFEwHQYDVR0OBBYEFFMwCjNuyLvqW+1zLnRpVpPyjkxZMB8GA1UdIwQY
MBaAFFMwCjNuyLvqW+1zLnRpVpPyjkxZMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
zj0EAwIDSAAwRQIhAOQwjwKcu9HO1ludx3BxFA6+nXfYUriS9Gag9vyyp6pRAiAw
HPcRV5CwZhndteP8Ld92Err8Zk4jeZ3vmxkIz4zWMw==
-----END CERTIFICATE-----
`;
