import { parseTemplate } from '../../../../shared/domain/printing/parse-template.ts';
import { serializeTemplate } from '../../../../shared/domain/printing/serialize-template.ts';
import { draftOf, templateOf, type Draft } from '../editing/draft.ts';

/** Changes that were not saved outlive the window: they are kept in its own storage, template by template. */
type Kept = { readonly basedOn: number; readonly draft: Draft };

const nameOf = (templateId: string): string => `template-draft:${templateId}`;
const waitMs = 400;
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

const write = (templateId: string, kept: Kept | null): void => {
  try {
    if (kept === null) localStorage.removeItem(nameOf(templateId));
    else localStorage.setItem(nameOf(templateId), JSON.stringify({ basedOn: kept.basedOn, template: serializeTemplate(templateOf(kept.draft)) }));
  } catch {
    // Storage that is full or off costs the draft of a crash, nothing else.
  }
};

/** Null = nothing unsaved. Written a moment later, so that dragging is not held up. */
export const keepDraft = (templateId: string, kept: Kept | null): void => {
  clearTimeout(waiting.get(templateId));
  waiting.set(templateId, setTimeout(() => write(templateId, kept), waitMs));
};

/** What an earlier run of the app left unsaved; null when there is nothing, or it no longer reads. */
export const keptDraft = (templateId: string, firstKey: number): Kept | null => {
  const text = localStorage.getItem(nameOf(templateId));
  if (text === null) return null;
  try {
    const { basedOn, template } = JSON.parse(text) as { basedOn: unknown; template: unknown };
    const parsed = parseTemplate(String(template));
    return parsed.ok && typeof basedOn === 'number' ? { basedOn, draft: draftOf(parsed.value, firstKey) } : null;
  } catch {
    return null;
  }
};

export const hasKeptDraft = (templateId: string): boolean => localStorage.getItem(nameOf(templateId)) !== null;
