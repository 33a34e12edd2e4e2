import { useTranslation } from 'react-i18next';
import i18next from 'i18next';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useErrand } from '../../app/use-errand.ts';
import { openSession, useEditor } from './editor/editor-store.ts';
import { Editor } from './editor/editor.tsx';
import { Gallery } from './gallery/gallery.tsx';

const open = async (templateId: string): Promise<Refusal | undefined> => {
  const answer = await backroom.templates.get({ templateId, version: null });
  if (!answer.ok) return answer.refusal;
  openSession(answer.value);
  return undefined;
};

/** A copy of the shop's own, opened at once. Its name says where it comes from until somebody changes it. */
const copyAndOpen = async (templateId: string): Promise<Refusal | undefined> => {
  const original = await backroom.templates.get({ templateId, version: null });
  if (!original.ok) return original.refusal;
  const { name } = original.value.template;
  const nameZh = i18next.t('templates:copyName.zh', { name: name.zh }).slice(0, 60);
  const nameEn = i18next.t('templates:copyName.en', { name: name.en }).slice(0, 60);
  const copy = await backroom.templates.copy({ templateId, nameZh, nameEn });
  return copy.ok ? open(copy.value.templateId) : copy.refusal;
};

/** The gallery, or the template that is open; it is still open when one comes back. */
export const TemplatesScreen = () => {
  useTranslation('templates');
  const openId = useEditor((state) => (state.openId !== null && state.sessions[state.openId] !== undefined ? state.openId : null));
  useErrand('template', ({ templateId }) => void open(templateId));
  return openId === null ? <Gallery onOpen={open} onCopy={copyAndOpen} /> : <Editor key={openId} onCopy={copyAndOpen} />;
};
