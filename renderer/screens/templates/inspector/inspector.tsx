import { useTranslation } from 'react-i18next';
import type { Element } from '../../../../shared/domain/printing/template.ts';
import { rowFieldsOf, fieldsOf } from '../../../../shared/domain/printing/document-data.ts';
import { backroom } from '../../../api/client.ts';
import { useCommand } from '../../../api/use-command.ts';
import { RefusalNotice } from '../../../components/refusal-notice.tsx';
import { useRefusalWords } from '../../../i18n/refusal-words.ts';
import { boundsOf, leastSize, type Bounds } from '../editing/bounds.ts';
import { changed, itemsOf, onPaper, spaceOf, type Item } from '../editing/draft.ts';
import { placedIn } from '../editing/bounds.ts';
import { edit, shownDraft, useSession } from '../editor/editor-store.ts';
import { useElementName } from '../editor/element-words.ts';
import type { Drawing } from '../editor/use-drawing.ts';
import { ArrangeBar } from './arrange-bar.tsx';
import { NumberField, Pair, Section } from './controls.tsx';
import { AreaSection, BarcodeSection, PictureSection, StrokeSection, TextSection, WhenSection } from './element-sections.tsx';
import { PaperSection } from './paper-section.tsx';
import { TableSection } from './table-section.tsx';
import styles from './inspector.module.css';
import controls from './controls.module.css';

type Props = { readonly drawing: Drawing; readonly readOnly: boolean };

/** What is selected, in figures and words. */
export const Inspector = ({ drawing, readOnly }: Props) => {
  const { t } = useTranslation('templates');
  const draft = useSession(shownDraft);
  const selection = useSession((session) => session.selection);
  const locked = useSession((session) => session.locked);
  const name = useElementName();
  const selected = itemsOf(draft, selection);
  const [only, ...others] = selected;
  const disabled = readOnly || (only !== undefined && locked.has(only.key));
  return (
    <aside className={styles['inspector']} aria-label={t('inspector.label')} data-testid="template-inspector">
      {only === undefined ? (
        <>
          {drawing.whole !== null && <Trouble refusal={drawing.whole} />}
          <PaperSection head={draft.head} disabled={readOnly} />
        </>
      ) : (
        <>
          <div className={styles['title']}>
            <b>{others.length > 0 ? t('inspector.several', { n: selected.length }) : t(`element.${kindOf(only.element)}`)}</b>
            {others.length === 0 && name(only.element) !== t(`element.${kindOf(only.element)}`) && <span>{name(only.element)}</span>}
          </div>
          <ArrangeBar disabled={readOnly} />
          {others.length === 0 && <OneElement key={only.key} item={only} disabled={disabled} drawing={drawing} />}
        </>
      )}
    </aside>
  );
};

const kindOf = (element: Element) => (element.type === 'barcode' ? element.symbology : element.type === 'box' && element.fill !== 'none' ? 'filledBox' : element.type);

const Trouble = ({ refusal }: { readonly refusal: Parameters<ReturnType<typeof useRefusalWords>>[0] }) => {
  const { t, i18n } = useTranslation('templates');
  const inWords = useRefusalWords();
  const problem = String(refusal.params?.['problem'] ?? '');
  const { what, todo } = inWords(refusal);
  const known = problem !== '' && i18n.exists(`templates:problem.${problem}`);
  return (
    <div className={controls['trouble']} role="alert">
      <b>{known ? t(`problem.${problem}` as 'problem.missing') : what}</b>
      {!known && <span>{todo}</span>}
    </div>
  );
};

const OneElement = ({ item, disabled, drawing }: { readonly item: Item; readonly disabled: boolean; readonly drawing: Drawing }) => {
  const draft = useSession(shownDraft);
  const { element, key } = item;
  const { paper } = spaceOf(draft, item);
  const { kind } = draft.head;
  const fields = item.inArea ? [...rowFieldsOf(kind), ...fieldsOf(kind)] : fieldsOf(kind);
  const refusal = drawing.problems.get(key);
  const onChange = (part: string, next: Element): void => edit((before) => changed(before, [key], () => onPaper(next, paper)), `${key}.${part}`);
  const replacing = useCommand(() => backroom.templates.addPicture({ path: null, use: 'print' }));
  const replace = async (): Promise<void> => {
    const answer = await replacing.run();
    if (answer?.ok === true && answer.value !== null && element.type === 'picture') onChange('picture', { ...element, pictureId: answer.value.pictureId });
  };
  return (
    <>
      {refusal !== undefined && <Trouble refusal={refusal} />}
      <FrameSection item={item} disabled={disabled} />
      {element.type === 'text' && <TextSection element={element} fields={fields} disabled={disabled} onChange={onChange} />}
      {(element.type === 'line' || element.type === 'box') && <StrokeSection element={element} disabled={disabled} onChange={onChange} />}
      {element.type === 'barcode' && <BarcodeSection element={element} fields={fields} disabled={disabled} onChange={onChange} />}
      {element.type === 'picture' && <PictureSection element={element} disabled={disabled} busy={replacing.busy} onReplace={() => void replace()} onChange={onChange} />}
      <RefusalNotice refusal={replacing.refusal} />
      {element.type === 'area' && <AreaSection element={element} disabled={disabled} onChange={onChange} />}
      {element.type === 'table' && <TableSection element={element} rowFields={rowFieldsOf(kind)} paperWidthHmm={paper.widthHmm} disabled={disabled} onChange={onChange} />}
      {element.type !== 'table' && element.type !== 'area' && (
        <WhenSection pages={element.pages} when={element.when} fields={fields} disabled={disabled} onChange={(placed) => onChange('when', { ...element, ...placed })} />
      )}
    </>
  );
};

const FrameSection = ({ item, disabled }: { readonly item: Item; readonly disabled: boolean }) => {
  const { t } = useTranslation('templates');
  const draft = useSession(shownDraft);
  const { element, key } = item;
  const { paper } = spaceOf(draft, item);
  const bounds = boundsOf(element);
  const least = leastSize(element);
  const place = (part: string, change: Partial<Bounds>): void => edit((before) => changed(before, [key], (now) => onPaper(placedIn(now, { ...boundsOf(now), ...change }), paper)), `${key}.${part}`);
  if (element.type === 'line') {
    const end = (part: 'x1Hmm' | 'y1Hmm' | 'x2Hmm' | 'y2Hmm', label: string, most: number) => (
      <NumberField label={label} short={label} value={element[part]} most={most} disabled={disabled} onChange={(value) => edit((before) => changed(before, [key], () => ({ ...element, [part]: value })), `${key}.${part}`)} />
    );
    return (
      <Section title={t('inspector.ends')}>
        <Pair>{end('x1Hmm', t('frame.x1'), paper.widthHmm)}{end('y1Hmm', t('frame.y1'), paper.heightHmm)}</Pair>
        <Pair>{end('x2Hmm', t('frame.x2'), paper.widthHmm)}{end('y2Hmm', t('frame.y2'), paper.heightHmm)}</Pair>
      </Section>
    );
  }
  return (
    <Section title={t('inspector.position')}>
      <Pair>
        <NumberField label={t('frame.x')} short={t('frame.x')} unit="mm" value={bounds.xHmm} most={paper.widthHmm - bounds.widthHmm} disabled={disabled} onChange={(xHmm) => place('x', { xHmm })} />
        <NumberField label={t('frame.y')} short={t('frame.y')} unit="mm" value={bounds.yHmm} most={paper.heightHmm - bounds.heightHmm} disabled={disabled} onChange={(yHmm) => place('y', { yHmm })} />
      </Pair>
      <Pair>
        <NumberField label={t('frame.w')} short={t('frame.w')} unit="mm" value={bounds.widthHmm} least={least.widthHmm} most={paper.widthHmm - bounds.xHmm} disabled={disabled} onChange={(widthHmm) => place('w', { widthHmm })} />
        <NumberField label={t('frame.h')} short={t('frame.h')} unit="mm" value={bounds.heightHmm} least={least.heightHmm} most={paper.heightHmm - bounds.yHmm} disabled={disabled} onChange={(heightHmm) => place('h', { heightHmm })} />
      </Pair>
    </Section>
  );
};
