import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from '../../../shared/domain/printing/parse-template.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { resources } from './fonts.ts';

export const templatesFolder = join(resources, 'templates');
export const shippedNames = readdirSync(templatesFolder).map((file) => file.replace(/\.json$/, ''));

export const shippedJson = (name: string): string => readFileSync(join(templatesFolder, `${name}.json`), 'utf8');

export const shipped = (name: string): Template => {
  const parsed = parseTemplate(shippedJson(name));
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.refusal)}`);
  return parsed.value;
};
