import { useTranslation } from 'react-i18next';
import type { TableColumn, TableElement } from '../../../../shared/domain/printing/template.ts';
import { IconButton, NumberField, Pair, Row, Section, Select, TextField } from './controls.tsx';
import { fieldName } from '../editor/element-words.ts';
import { InkChoice, type Change } from './element-sections.tsx';
import styles from './controls.module.css';

type Props = { readonly element: TableElement; readonly rowFields: readonly string[]; readonly paperWidthHmm: number; readonly disabled: boolean; readonly onChange: Change<TableElement> };

/** The field when a column holds just one; else the text as it is. */
const onlyField = (text: string, rowFields: readonly string[]): string => rowFields.find((field) => text === `{{${field}}}`) ?? '';

export const TableSection = ({ element, rowFields, paperWidthHmm, disabled, onChange }: Props) => {
  const { t } = useTranslation('templates');
  const { columns } = element;
  const set = (part: string, change: Partial<TableElement>): void => onChange(part, { ...element, ...change });
  const setColumn = (index: number, part: string, change: Partial<TableColumn>): void =>
    set(`${part}${index}`, { columns: columns.map((column, at) => (at === index ? { ...column, ...change } : column)) });
  const swap = (index: number, other: number): void => {
    const next = [...columns];
    const [one, two] = [next[index], next[other]];
    if (one === undefined || two === undefined) return;
    [next[index], next[other]] = [two, one];
    set('order', { columns: next });
  };
  const usedHmm = element.xHmm + columns.reduce((sum, column) => sum + column.widthHmm, 0);
  const add = (): void => {
    const field = rowFields.find((one) => !columns.some(({ text }) => text === `{{${one}}}`)) ?? rowFields[0];
    if (field === undefined) return;
    // Room that is left; else half of the widest column.
    const free = paperWidthHmm - usedHmm;
    const widest = columns.reduce((best, column, index) => (column.widthHmm > (columns[best]?.widthHmm ?? 0) ? index : best), 0);
    const half = Math.floor((columns[widest]?.widthHmm ?? 0) / 2);
    const widthHmm = free >= 300 ? Math.min(free, 1_500) : half;
    if (widthHmm < 300) return;
    const kept = free >= 300 ? columns : columns.map((column, index) => (index === widest ? { ...column, widthHmm: column.widthHmm - half } : column));
    const [like] = columns;
    set('add', { columns: [...kept, { header: { zh: fieldName(field), en: fieldName(field) }, text: `{{${field}}}`, widthHmm, align: 'left', weight: 'regular', sizeHmm: like?.sizeHmm ?? 300 }] });
  };
  const length = (key: 'followingYHmm' | 'bottomHmm' | 'lastBottomHmm' | 'headerHeightHmm' | 'headerSizeHmm' | 'paddingXHmm' | 'paddingYHmm' | 'ruleHmm' | 'smallestSizeHmm', label: string, range: readonly [number, number] = [0, 100_000]) => (
    <NumberField label={label} short={label} value={element[key]} least={range[0]} most={range[1]} disabled={disabled} onChange={(value) => set(key, { [key]: value })} />
  );
  return (
    <>
      <Section title={t('table.columns')} extra={<IconButton icon="plus" label={t('table.addColumn')} disabled={disabled || columns.length >= 20} onClick={add} />}>
        {columns.map((column, index) => (
          <div key={index} className={styles['column']}>
            <div className={styles['columnHead']}>
              <span>{t('table.column', { n: index + 1 })}</span>
              <IconButton icon="forward" label={t('table.before')} disabled={disabled || index === 0} onClick={() => swap(index, index - 1)} />
              <IconButton icon="backward" label={t('table.after')} disabled={disabled || index === columns.length - 1} onClick={() => swap(index, index + 1)} />
              <IconButton icon="trash" label={t('table.removeColumn')} danger disabled={disabled || columns.length === 1} onClick={() => set('remove', { columns: columns.filter((_, at) => at !== index) })} />
            </div>
            <Pair>
              <TextField label={t('table.header')} hint={t('table.header')} value={column.header.zh} most={60} disabled={disabled} onChange={(zh) => setColumn(index, 'header', { header: { ...column.header, zh } })} />
              <TextField label={t('table.headerEn')} hint={t('table.headerEn')} value={column.header.en} most={60} disabled={disabled} onChange={(en) => setColumn(index, 'headerEn', { header: { ...column.header, en } })} />
            </Pair>
            <textarea className={styles['area']} style={{ minHeight: 34 }} rows={1} aria-label={t('table.content')} value={column.text} maxLength={500} disabled={disabled} onChange={(event) => setColumn(index, 'text', { text: event.target.value })} />
            <Select label={t('text.insert')} value={onlyField(column.text, rowFields)} disabled={disabled} choices={[{ value: '', label: t('text.insert') }, ...rowFields.map((field) => ({ value: field, label: fieldName(field) }))]}
              onChange={(field) => field !== '' && setColumn(index, 'field', { text: column.text.trim() === '' || onlyField(column.text, rowFields) !== '' ? `{{${field}}}` : `${column.text} {{${field}}}` })} />
            <Pair>
              <NumberField label={t('table.width')} short={t('table.width')} value={column.widthHmm} least={300} most={column.widthHmm + Math.max(0, paperWidthHmm - usedHmm)} disabled={disabled} onChange={(widthHmm) => setColumn(index, 'width', { widthHmm })} />
              <NumberField label={t('text.size')} short={t('text.size')} value={column.sizeHmm} least={100} most={6_000} disabled={disabled} onChange={(sizeHmm) => setColumn(index, 'size', { sizeHmm })} />
            </Pair>
            <Pair>
              <Select label={t('text.align')} value={column.align} disabled={disabled} choices={(['left', 'center', 'right'] as const).map((value) => ({ value, label: t(`text.${value}`) }))} onChange={(align) => setColumn(index, 'align', { align })} />
              <Select label={t('text.weight')} value={column.weight} disabled={disabled} choices={(['regular', 'bold'] as const).map((value) => ({ value, label: t(`text.${value}`) }))} onChange={(weight) => setColumn(index, 'weight', { weight })} />
            </Pair>
          </div>
        ))}
      </Section>
      <Section title={t('table.title')}>
        <Pair>{length('followingYHmm', t('table.following'))}{length('bottomHmm', t('table.bottom'))}</Pair>
        <Pair>{length('lastBottomHmm', t('table.lastBottom'))}{length('smallestSizeHmm', t('table.smallest'), [100, 6_000])}</Pair>
        <Pair>{length('headerSizeHmm', t('table.headerSize'), [100, 6_000])}{length('headerHeightHmm', t('table.headerHeight'), [200, 5_000])}</Pair>
        <Pair>{length('paddingXHmm', t('table.padX'))}{length('paddingYHmm', t('table.padY'))}</Pair>
        <Pair>{length('ruleHmm', t('table.rule'), [5, 500])}<span /></Pair>
        <Row label={t('table.ruleInk')}>
          <InkChoice value={element.ruleInk} disabled={disabled} onChange={(ruleInk) => set('ruleInk', { ruleInk })} />
        </Row>
      </Section>
    </>
  );
};
