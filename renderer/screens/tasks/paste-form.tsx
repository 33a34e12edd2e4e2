import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useSettled } from '../../app/use-settled.ts';
import work from '../../app/work/work.module.css';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { figure, moment, yuan } from '../../i18n/format.ts';
import styles from './tasks.module.css';

/** Text from a bank, read while it is pasted; what is there already is not ticked. Ctrl+Enter takes the ticked ones. */
export const PasteForm = ({ onDone }: { readonly onDone: (words?: string) => void }) => {
  const { t } = useTranslation('transfers');
  const [text, setText] = useState('');
  const [bank, setBank] = useState('');
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set());
  const settled = useSettled(text, 200);
  const read = useAsked(settled.trim() === '' ? null : () => backroom.transfers.read({ text: settled.slice(0, 200_000) }), [settled]);
  const enter = useCommand(backroom.transfers.enter);
  useEffect(() => setTurned(new Set()), [settled]);
  const lines = read.value?.lines ?? [];
  const ticked = lines.filter((line, index) => (line.standing === 'new') !== turned.has(index));
  const save = async (): Promise<void> => {
    if (ticked.length === 0) return;
    const answer = await enter.run({
      source: 'pasted', bank,
      lines: ticked.map(({ arrivedAt, amountFen, payer, remark, serial, nth, standing }) => ({ arrivedAt, amountFen, payer, remark, serial, nth, another: standing === 'known' })),
    });
    if (answer?.ok === true) onDone(t(answer.value.leftOut > 0 ? 'paste.done' : 'paste.doneAll', { n: figure(answer.value.entered), left: figure(answer.value.leftOut) }));
  };
  return (
    <form
      className={work['form']} aria-label={t('paste.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          onDone();
        } else if (event.key === 'Enter' && event.ctrlKey) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <label className={work['field']}>
        {t('paste.text')}
        <textarea autoFocus rows={4} className={work['input']} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
      </label>
      {lines.length > 0 && (
        <>
          <p className={work['hint']}>{t('paste.found', { n: figure(lines.length), amountFen: yuan(lines.reduce((sum, one) => sum + one.amountFen, 0), 'CNY') })}</p>
          <div className={styles['found']}>
            {lines.map((line, index) => (
              <label key={index} className={styles['foundLine']} title={line.raw}>
                <input
                  type="checkbox" checked={(line.standing === 'new') !== turned.has(index)}
                  onChange={() => setTurned((before) => {
                    const next = new Set(before);
                    if (!next.delete(index)) next.add(index);
                    return next;
                  })}
                />
                <span>{moment(line.arrivedAt)}</span>
                <strong>{yuan(line.amountFen, 'CNY')}</strong>
                <span>{line.payer === '' ? t('line.noPayer') : line.payer}</span>
                <span className={styles['quiet']}>{line.remark}</span>
                <span>
                  {line.standing !== 'new' && <Tag tone="amber">{t(line.standing === 'known' ? 'paste.known' : 'paste.similar')}</Tag>}
                  {line.dayAssumed && <Tag>{t('paste.today')}</Tag>}
                </span>
              </label>
            ))}
          </div>
        </>
      )}
      {read.value !== undefined && read.value.unread.length > 0 && (
        <details className={work['hint']}>
          <summary>{t('paste.unread', { n: figure(read.value.unread.length) })}</summary>
          {read.value.unread.slice(0, 100).map((one, index) => <p key={index}>{t(`paste.reason.${one.reason}`)} · {one.text}</p>)}
        </details>
      )}
      <label className={work['field']}>
        {t('paste.bank')}
        <input className={work['input']} maxLength={40} value={bank} onChange={(event) => setBank(event.target.value)} />
      </label>
      <RefusalNotice refusal={enter.refusal ?? read.refusal} />
      <div className={`${work['row']} ${work['end']}`}>
        <Button kind="quiet" keys="Esc" onClick={() => onDone()}>{t('form.cancel')}</Button>
        <Button kind="primary" type="submit" keys="Ctrl Enter" busy={enter.busy} disabled={ticked.length === 0}>{t('paste.take', { n: figure(ticked.length) })}</Button>
      </div>
    </form>
  );
};
