import type { ExactJson, JsonObject } from '../../shared/domain/exact-json.ts';
import { readEWaybills } from '../../shared/domain/printing/e-waybill-data.ts';
import type { Told } from './connector.ts';

/** A number that was given out, with all that the platform wrote of it. Never lost for want of print data: the number is what counts. */
export const toldWaybill = (waybillNumber: string, printData: string, already: boolean, route = '', consolidation = ''): Told => {
  const read = readEWaybills(printData);
  const issued = read.ok ? read.value.issued.find(({ number }) => number === waybillNumber.toUpperCase()) : undefined;
  return { already, waybill: { waybillNumber, printData, routeCode: issued?.routeCode || route, consolidation: issued?.consolidation || consolidation } };
};

/** The text of a part of a reply, character for character. */
export const partText = (json: ExactJson, part: JsonObject): string => json.sourceOf(part);

export const isWaybillNumber = (text: string): boolean => /^[A-Za-z0-9-]{4,40}$/.test(text);
