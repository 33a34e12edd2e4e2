import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serializeTemplate } from '../../../../shared/domain/printing/serialize-template.ts';
import type { Mark, Sheet } from '../../../../shared/domain/printing/display-list.ts';
import { ok } from '../../../../shared/domain/result.ts';
import { backroom } from '../../../api/client.ts';
import { useAsked } from '../../../api/use-asked.ts';
import { useSheetPictures } from '../../../app/use-sheet-pictures.ts';
import { SheetView } from '../../../components/sheet-view.tsx';
import styles from './gallery.module.css';

/** The first sheet with invented data: the drawing that prints. Asked for when it comes into sight. */
const firstSheet = async (templateId: string) => {
  const got = await backroom.templates.get({ templateId, version: null });
  if (!got.ok) return got;
  const { template } = got.value;
  const drawn = await backroom.templates.draw({ template: JSON.parse(serializeTemplate(template)) as Record<string, unknown>, orderId: null });
  if (!drawn.ok) return drawn;
  const sheet: Sheet = { ...template.paper, marks: drawn.value.parts.flatMap(({ sheets }) => sheets[0] ?? []) };
  return ok({ sheet, backdrop: drawn.value.backdrop });
};

const none: readonly Mark[] = [];

export const Thumbnail = ({ templateId, version, label }: { readonly templateId: string; readonly version: number; readonly label: string }) => {
  const { t } = useTranslation('templates');
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null || seen) return undefined;
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true), { rootMargin: '200px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, [seen]);
  const drawn = useAsked(seen ? () => firstSheet(templateId) : null, [seen, templateId, version]);
  const marks = useMemo(() => [...(drawn.value?.sheet.marks ?? none), ...(drawn.value?.backdrop ?? none)], [drawn.value]);
  const pictures = useSheetPictures(marks);
  return (
    <div ref={box} className={styles['thumbnail']} aria-hidden="true">
      {drawn.value !== undefined && <SheetView sheet={drawn.value.sheet} backdrop={drawn.value.backdrop} pictures={pictures} label={label} />}
      {drawn.refusal !== undefined && <span>{t('card.notDrawn')}</span>}
    </div>
  );
};
