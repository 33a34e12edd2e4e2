import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionContents, CourierListPreview } from '../../../shared/contract/collections.ts';
import type { BareReading } from '../../../shared/domain/collections/courier-list.ts';
import { useSettled } from '../../app/use-settled.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure, kg, yuan } from '../../i18n/format.ts';
import styles from './list-dialog.module.css';

type Props = { readonly contents: CollectionContents; readonly onClose: () => void };

/** Couriers' files are UTF-8 or GBK. */
const textOf = async (file: File): Promise<string> => {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};
const largestFile = 4_000_000;

/** HO-1: the courier's list, pasted or from a text file; read by meaning, named before it is taken. Ctrl+Enter takes it, Esc leaves. */
export const ListDialog = ({ contents, onClose }: Props) => {
  const { t } = useTranslation('collections');
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const [bare, setBare] = useState<BareReading | null>(null);
  const settled = useSettled(text, 200);
  const collectionId = contents.id;
  const preview = useAsked(settled.trim() === '' ? null : () => backroom.collections.readCourierList({ collectionId, text: settled, bare }), [collectionId, settled, bare], ['collections.changed']);
  const take = useCommand(backroom.collections.takeCourierList);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const shown = settled === text && text.trim() !== '' ? preview.value : undefined;
  const ready = shown !== undefined && shown.entries.length > 0 && shown.bare?.sure !== false;
  const confirm = async (): Promise<void> => {
    if (!ready || take.busy) return;
    const answer = await take.run({ collectionId, text, bare: bare ?? (shown.bare === null ? null : { first: shown.bare.first, unit: shown.bare.unit }) });
    if (answer?.ok === true) onClose();
  };
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby="list-title" onClose={onClose} data-testid="list-dialog">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void confirm();
        }}
      >
        <header>
          <h2 id="list-title">{t('list.title')}</h2>
          <label className={styles['file']}>
            {t('list.file')}
            <input
              type="file" accept=".txt,.csv,.tsv,text/plain,text/csv"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                setTooLarge((file?.size ?? 0) > largestFile);
                if (file !== undefined && file.size <= largestFile) void textOf(file).then((read) => setText(read.slice(0, 1_000_000)));
              }}
            />
          </label>
        </header>
        <textarea
          value={text} autoFocus rows={6} maxLength={1_000_000} spellCheck={false} placeholder={t('list.placeholder')} aria-label={t('list.title')} data-testid="list-text"
          onChange={(event) => setText(event.target.value)}
        />
        {tooLarge && <p role="alert" className={styles['bad']}>{t('list.tooLarge')}</p>}
        {shown !== undefined && shown.bare !== null && <Bare bare={shown.bare} onChoose={setBare} />}
        <div className={styles['read']} role="status">{shown === undefined ? <p className={styles['quiet']}>{t(text.trim() === '' ? 'list.hint' : 'list.reading')}</p> : <Read preview={shown} />}</div>
        <RefusalNotice refusal={take.refusal ?? preview.refusal} />
        <footer>
          <Button keys="Esc" onClick={onClose}>{t('list.cancel')}</Button>
          <Button type="submit" kind="primary" keys="Ctrl Enter" busy={take.busy} disabled={!ready} data-testid="list-take">
            {t('list.take', { n: figure(shown?.entries.length ?? 0) })}
          </Button>
        </footer>
      </form>
    </dialog>
  );
};

const readings: readonly BareReading[] = [{ first: 'weight', unit: 'kg' }, { first: 'weight', unit: 'g' }, { first: 'price', unit: 'kg' }, { first: 'price', unit: 'g' }];

/** Figures without a unit: which one is what. A person's word when the list itself does not say. */
const Bare = ({ bare, onChoose }: { readonly bare: NonNullable<CourierListPreview['bare']>; readonly onChoose: (reading: BareReading) => void }) => {
  const { t } = useTranslation('collections');
  return (
    <fieldset className={`${styles['bare']} ${bare.sure ? '' : styles['unsure']}`}>
      <legend>{t(bare.sure ? 'list.bareSure' : 'list.bareUnsure')}</legend>
      {readings.map((reading) => (
        <label key={`${reading.first}${reading.unit}`}>
          <input type="radio" name="bare" checked={bare.sure && bare.first === reading.first && bare.unit === reading.unit} onChange={() => onChoose(reading)} />
          {t(`list.${reading.first}First`, { unit: reading.unit })}
        </label>
      ))}
    </fieldset>
  );
};

const mostShown = 200;

const Read = ({ preview }: { readonly preview: CourierListPreview }) => {
  const { t } = useTranslation('collections');
  const differing = preview.entries.filter(({ differs }) => differs);
  const said = ({ weightG, priceFen }: CourierListPreview['entries'][number]['theirs']): string => [weightG === null ? '' : kg(weightG), priceFen === null ? '' : yuan(priceFen, 'CNY')].filter((part) => part !== '').join(' ');
  const named = (key: 'unknown' | 'missing' | 'doubles' | 'problems', rows: readonly string[]) =>
    rows.length === 0 ? null : (
      <details key={key} open={rows.length <= 8} data-list={key} className={styles['named']}>
        <summary>{t(`list.${key}`, { n: figure(rows.length) })}</summary>
        <ul>{rows.slice(0, mostShown).map((row, index) => <li key={index}><bdi className="selectable">{row}</bdi></li>)}</ul>
      </details>
    );
  return (
    <>
      <p className={styles['counts']}>
        <b data-list="entries">{t('list.entries', { n: figure(preview.entries.length) })}</b>
        <span data-list="differing" className={differing.length > 0 ? styles['bad'] : undefined}>{t('list.differing', { n: figure(differing.length) })}</span>
        {preview.entries.some(({ overwrites }) => overwrites) && <span>{t('list.overwrites', { n: figure(preview.entries.filter(({ overwrites }) => overwrites).length) })}</span>}
      </p>
      {named('unknown', preview.unknown.map(({ line, waybillNumber, where }) => `${t('list.line', { line })} ${waybillNumber} · ${t(`list.where.${where}`)}`))}
      {named('doubles', preview.doubles.map(({ waybillNumber, lines, same }) => `${waybillNumber} · ${t(same ? 'list.doubleSame' : 'list.doubleOther', { lines: lines.join(', ') })}`))}
      {named('problems', preview.problems.map(({ line, text, code }) => `${t('list.line', { line })} “${text}” · ${t(`list.problem.${code}` as 'list.problem.no_number')}`))}
      {named('missing', preview.missing.map(({ waybillNumber, receiverName }) => `${waybillNumber} ${receiverName}`))}
      {preview.linesLeftOut > 0 && <p className={styles['bad']}>{t('list.leftOut', { n: figure(preview.linesLeftOut) })}</p>}
      {preview.entries.length > 0 && (
        <table className={styles['rows']}>
          <thead><tr><th>{t('missing.waybill')}</th><th>{t('missing.receiver')}</th><th>{t('differences.ours')}</th><th>{t('differences.theirs')}</th></tr></thead>
          <tbody>
            {[...differing, ...preview.entries.filter(({ differs }) => !differs)].slice(0, mostShown).map((row) => (
              <tr key={row.waybillNumber} className={row.differs ? styles['differs'] : undefined}>
                <td>{row.waybillNumber}</td><td><bdi>{row.receiverName}</bdi></td><td>{said(row.ours)}</td><td>{said(row.theirs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};
