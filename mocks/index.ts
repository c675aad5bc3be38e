import { alarmFaults } from './alarms/faults.ts';
import { createAlarms } from './alarms/service.ts';
import type { Fault } from './fault.ts';
import type { Service, ServiceOptions } from './http/service.ts';
import { invoiceFaults } from './invoices/faults.ts';
import { createInvoices } from './invoices/service.ts';
import { voicemailFaults } from './voicemail/faults.ts';
import { createVoicemail } from './voicemail/service.ts';

/** A reference service, how to create it, and every way in which it can break its contract. */
export interface ReferenceService {
  readonly create: (options?: ServiceOptions) => Service;
  readonly faults: readonly Fault[];
  /** The port in its configuration. */
  readonly port: number;
}

/** The reference services, by the name of their folder in specs/. */
export const services: Readonly<Record<'voicemail' | 'invoices' | 'alarms', ReferenceService>> = {
  voicemail: { create: createVoicemail, faults: voicemailFaults, port: 4010 },
  invoices: { create: createInvoices, faults: invoiceFaults, port: 4020 },
  alarms: { create: createAlarms, faults: alarmFaults, port: 4030 },
};
