import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ink } from '../../../../shared/domain/printing/display-list.ts';
import {
  fieldsIn, type AreaElement, type BarcodeElement, type BoxElement, type Element, type LineElement, type Pages, type PictureElement, type TextElement,
} from '../../../../shared/domain/printing/template.ts';
import { fieldName } from '../editor/element-words.ts';
import { Check, Choice, NumberField, Pair, Row, Section, Select, TextField } from './controls.tsx';
import { FieldChips } from './field-chips.tsx';
import styles from './controls.module.css';

/** Changes the element; steps of one `part` in a row are one that can be undone. */
export type Change<E extends Element> = (part: string, next: E) => void;
type Props<E extends Element> = { readonly element: E; readonly disabled: boolean; readonly onChange: Change<E> };
type WithFields = { readonly fields: readonly string[] };

const inks: readonly Ink[] = ['black', 'grey', 'white'];

export const InkChoice = ({ value, disabled, onChange }: { readonly value: Ink; readonly disabled: boolean; readonly onChange: (ink: Ink) => void }) => {
  const { t } = useTranslation('templates');
  return <Choice label={t('text.ink')} value={value} disabled={disabled} choices={inks.map((ink) => ({ value: ink, label: t(`text.${ink}`) }))} onChange={onChange} />;
};

/** A text with its fields: what refusals point at follows from it. */
export const withText = (element: TextElement, text: string): TextElement => ({ ...element, text, field: fieldsIn(text)[0] ?? '' });

export const TextSection = ({ element, disabled, fields, onChange }: Props<TextElement> & WithFields) => {
  const { t } = useTranslation('templates');
  const area = useRef<HTMLTextAreaElement>(null);
  const set = <K extends keyof TextElement>(key: K, value: TextElement[K]): void => onChange(key, { ...element, [key]: value });
  const insert = (field: string): void => {
    const { selectionStart = element.text.length, selectionEnd = element.text.length } = area.current ?? {};
    const token = `{{${field}}}`;
    onChange('insert', withText(element, `${element.text.slice(0, selectionStart)}${token}${element.text.slice(selectionEnd)}`.slice(0, 500)));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(selectionStart + token.length, selectionStart + token.length);
    });
  };
  return (
    <>
      <Section title={t('text.title')}>
        <textarea ref={area} className={styles['area']} data-edit aria-label={t('text.content')} value={element.text} maxLength={500} rows={2} disabled={disabled} onChange={(event) => onChange('text', withText(element, event.target.value))} />
        <FieldChips fields={fields} disabled={disabled} onPick={insert} />
        <Pair>
          <NumberField label={t('text.size')} short={t('text.size')} value={element.sizeHmm} least={100} most={6_000} disabled={disabled} onChange={(sizeHmm) => onChange('size', { ...element, sizeHmm, smallestSizeHmm: Math.min(element.smallestSizeHmm, sizeHmm) })} />
          <NumberField label={t('text.smallest')} short={t('text.smallest')} value={element.smallestSizeHmm} least={100} most={element.sizeHmm} disabled={disabled} onChange={(smallest) => set('smallestSizeHmm', smallest)} />
        </Pair>
        <Pair>
          <Choice label={t('text.align')} value={element.align} disabled={disabled} onChange={(align) => set('align', align)}
            choices={[{ value: 'left', label: t('text.left'), icon: 'textLeft' }, { value: 'center', label: t('text.center'), icon: 'textCenter' }, { value: 'right', label: t('text.right'), icon: 'textRight' }]} />
          <Choice label={t('text.valign')} value={element.valign} disabled={disabled} onChange={(valign) => set('valign', valign)}
            choices={[{ value: 'top', label: t('text.top'), icon: 'textTop' }, { value: 'middle', label: t('text.middle'), icon: 'textMiddle' }, { value: 'bottom', label: t('text.bottom'), icon: 'textBottom' }]} />
        </Pair>
        <Row label={t('text.weight')}>
          <Choice label={t('text.weight')} value={element.weight} disabled={disabled} onChange={(weight) => set('weight', weight)} choices={[{ value: 'regular', label: t('text.regular') }, { value: 'bold', label: t('text.bold') }]} />
        </Row>
        <Row label={t('text.ink')}>
          <InkChoice value={element.ink} disabled={disabled} onChange={(ink) => set('ink', ink)} />
        </Row>
        <Row label={t('text.wrap')}>
          <Select label={t('text.wrap')} value={element.wrap} disabled={disabled} onChange={(wrap) => set('wrap', wrap)} choices={[{ value: 'line', label: t('text.line') }, { value: 'flow', label: t('text.flow') }]} />
        </Row>
        <Row label={t('text.lineHeight')}>
          <NumberField label={t('text.lineHeight')} value={element.lineHeightPercent * 100} least={9_000} most={30_000} by={500} unit="%" disabled={disabled} onChange={(value) => set('lineHeightPercent', Math.round(value / 100))} />
        </Row>
        <Row label={t('text.instead')}>
          <TextField label={t('text.instead')} hint={t('text.insteadHint')} value={element.instead} most={60} disabled={disabled} onChange={(instead) => set('instead', instead)} />
        </Row>
        <Row label={t('text.missing')}>
          <Select label={t('text.missing')} value={element.missing} disabled={disabled} onChange={(missing) => set('missing', missing)} choices={[{ value: 'refuse', label: t('text.refuse') }, { value: 'spell', label: t('text.spell') }]} />
        </Row>
        <Check label={t('text.required')} checked={element.required} disabled={disabled} onChange={(required) => set('required', required)} />
      </Section>
      <Section title={t('text.label')}>
        <Pair>
          <TextField label={t('text.labelZh')} hint={t('text.labelZh')} value={element.label.zh} most={60} disabled={disabled} onChange={(zh) => onChange('label', { ...element, label: { ...element.label, zh } })} />
          <TextField label={t('text.labelEn')} hint={t('text.labelEn')} value={element.label.en} most={60} disabled={disabled} onChange={(en) => onChange('label', { ...element, label: { ...element.label, en } })} />
        </Pair>
      </Section>
    </>
  );
};

export const StrokeSection = ({ element, disabled, onChange }: Props<LineElement | BoxElement>) => {
  const { t } = useTranslation('templates');
  const least = element.type === 'line' ? 5 : 0;
  return (
    <Section title={t('stroke.title')}>
      <Pair>
        <NumberField label={t('stroke.width')} short={t('stroke.width')} value={element.strokeHmm} least={least} most={500} by={5} disabled={disabled} onChange={(strokeHmm) => onChange('stroke', { ...element, strokeHmm })} />
        {element.type === 'line' && <NumberField label={`${t('stroke.dash')}（${t('stroke.solid')}）`} short={t('stroke.dash')} value={element.dashHmm} most={2_000} disabled={disabled} onChange={(dashHmm) => onChange('dash', { ...element, dashHmm })} />}
      </Pair>
      <Row label={t('text.ink')}>
        <InkChoice value={element.ink} disabled={disabled} onChange={(ink) => onChange('ink', { ...element, ink })} />
      </Row>
      {element.type === 'box' && (
        <Row label={t('stroke.fill')}>
          <Choice label={t('stroke.fill')} value={element.fill} disabled={disabled} onChange={(fill) => onChange('fill', { ...element, fill })}
            choices={[{ value: 'none', label: t('stroke.none') }, ...inks.map((ink) => ({ value: ink, label: t(`text.${ink}`) }))]} />
        </Row>
      )}
    </Section>
  );
};

export const BarcodeSection = ({ element, disabled, fields, onChange }: Props<BarcodeElement> & WithFields) => {
  const { t } = useTranslation('templates');
  return (
    <Section title={t('barcode.title')}>
      <Row label={t('barcode.kind')}>
        <Select label={t('barcode.kind')} value={element.symbology} disabled={disabled} onChange={(symbology) => onChange('symbology', { ...element, symbology })} choices={[{ value: 'code128', label: t('barcode.code128') }, { value: 'qr', label: t('barcode.qr') }]} />
      </Row>
      <Row label={t('barcode.field')}>
        <Select label={t('barcode.field')} value={element.field} disabled={disabled} onChange={(field) => onChange('field', { ...element, field })} choices={fields.map((field) => ({ value: field, label: fieldName(field) }))} />
      </Row>
      {element.symbology === 'qr' && (
        <Row label={t('barcode.correction')}>
          <Choice label={t('barcode.correction')} value={element.errorCorrection} disabled={disabled} onChange={(errorCorrection) => onChange('correction', { ...element, errorCorrection })} choices={(['L', 'M', 'Q', 'H'] as const).map((value) => ({ value, label: t(`barcode.corrections.${value}`) }))} />
        </Row>
      )}
    </Section>
  );
};

type PictureProps = Props<PictureElement> & { readonly busy: boolean; readonly onReplace: () => void };

export const PictureSection = ({ disabled, busy, onReplace }: PictureProps) => {
  const { t } = useTranslation('templates');
  return (
    <Section title={t('picture.title')}>
      <button type="button" className={styles['chip']} disabled={disabled || busy} onClick={onReplace}>
        {t(busy ? 'picture.adding' : 'picture.replace')}
      </button>
    </Section>
  );
};

export const AreaSection = ({ element, disabled, onChange }: Props<AreaElement>) => {
  const { t } = useTranslation('templates');
  const set = (key: 'columns' | 'rows' | 'gapXHmm' | 'gapYHmm' | 'widthHmm' | 'heightHmm', value: number): void => onChange(key, { ...element, [key]: value });
  return (
    <Section title={t('area.title')}>
      <p className={styles['quiet']}>{t('area.text')}</p>
      <Pair>
        <NumberField label={t('area.columns')} short={t('area.columns')} value={element.columns * 100} least={100} most={5_000} by={100} disabled={disabled} onChange={(value) => set('columns', Math.round(value / 100))} />
        <NumberField label={t('area.rows')} short={t('area.rows')} value={element.rows * 100} least={100} most={5_000} by={100} disabled={disabled} onChange={(value) => set('rows', Math.round(value / 100))} />
      </Pair>
      <Pair>
        <NumberField label={t('area.gapX')} short={t('area.gapX')} value={element.gapXHmm} disabled={disabled} onChange={(value) => set('gapXHmm', value)} />
        <NumberField label={t('area.gapY')} short={t('area.gapY')} value={element.gapYHmm} disabled={disabled} onChange={(value) => set('gapYHmm', value)} />
      </Pair>
      <Row label={t('area.cell')}>
        <NumberField label={`${t('area.cell')} ${t('frame.w')}`} short={t('frame.w')} value={element.widthHmm} least={100} disabled={disabled} onChange={(value) => set('widthHmm', value)} />
        <NumberField label={`${t('area.cell')} ${t('frame.h')}`} short={t('frame.h')} value={element.heightHmm} least={100} disabled={disabled} onChange={(value) => set('heightHmm', value)} />
      </Row>
    </Section>
  );
};

type WhenProps = { readonly pages: Pages; readonly when: string | null; readonly fields: readonly string[]; readonly disabled: boolean; readonly onChange: (placed: { readonly pages: Pages; readonly when: string | null }) => void };

export const WhenSection = ({ pages, when, fields, disabled, onChange }: WhenProps) => {
  const { t } = useTranslation('templates');
  return (
    <Section title={t('when.title')}>
      <Row label={t('when.pages')}>
        <Select label={t('when.pages')} value={pages} disabled={disabled} onChange={(next) => onChange({ pages: next, when })} choices={(['every', 'first', 'following', 'last'] as const).map((value) => ({ value, label: t(`when.${value}`) }))} />
      </Row>
      <Row label={t('when.field')}>
        <Select label={t('when.field')} value={when ?? ''} disabled={disabled} onChange={(next) => onChange({ pages, when: next === '' ? null : next })} choices={[{ value: '', label: t('when.always') }, ...fields.map((field) => ({ value: field, label: fieldName(field) }))]} />
      </Row>
    </Section>
  );
};
