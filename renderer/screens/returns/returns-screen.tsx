import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnList, ReturnRow } from '../../../shared/contract/returns.ts';
import type { ReturningParcelId } from '../../../shared/domain/ids.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import { playSound } from '../../components/sound/sounds.ts';
import { courierName } from '../../i18n/couriers.ts';
import { moment } from '../../i18n/format.ts';
import { CheckPane, type ScanCondition } from './check-pane.tsx';
import { countedOf, countExtra, countLine, lineScanned, nothingCounted, type Counting } from './counting.ts';
import { DeskPhotos } from './desk-photos.tsx';
import { OwnerPane } from './owner-pane.tsx';
import { Repairs } from './repairs.tsx';
import styles from './returns.module.css';

const tabs = ['to_check', 'expected', 'ownerless', 'repair', 'done'] as const;
type Tab = (typeof tabs)[number];
const most = 200;

/** What the last scan or key came to, in words. */
type Said = { readonly tone: 'good' | 'warn'; readonly words: string } | { readonly tone: 'bad'; readonly refusal: Refusal };
type Chosen = { readonly kind: 'parcel'; readonly id: ReturningParcelId } | { readonly kind: 'unknown'; readonly waybillNumber: string } | null;

/** AS-4: the desk where parcels come back: scan the label, scan what is in it, say in which state it is. */
export const ReturnsScreen = () => {
  const { t } = useTranslation('returns');
  const [tab, setTab] = useState<Tab>('to_check');
  const [chosen, setChosen] = useState<Chosen>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [counting, setCounting] = useState<Counting>(nothingCounted);
  const [into, setInto] = useState<ScanCondition>('sellable');
  const listed: ReturnList = tab === 'repair' ? 'to_check' : tab;
  const list = useAsked(() => backroom.returns.list({ list: listed, offset: 0, limit: most }), [listed], ['after_sales.changed']);
  const chosenId = chosen?.kind === 'parcel' ? chosen.id : null;
  const detail = useAsked(chosenId === null ? null : () => backroom.returns.get({ returningParcelId: chosenId }), [chosenId], ['after_sales.changed']);
  const rows = list.value?.rows ?? [];
  const counts = list.value?.counts;

  const choose = (next: Chosen): void => {
    setChosen(next);
    setCounting(nothingCounted);
    setInto('sellable');
  };
  const say = (tone: 'good' | 'warn', words: string): void => {
    setSaid({ tone, words });
    playSound(tone === 'good' ? 'right' : 'wrong');
  };

  const scanPiece = async (code: string, inHand: NonNullable<typeof detail.value>): Promise<boolean> => {
    const line = lineScanned(inHand, counting, code);
    if (line !== undefined) {
      const name = line.title === '' ? line.skuCode : line.title;
      if (countedOf(counting, line.id) < line.quantity) {
        setCounting(countLine(counting, line, into, 1));
        say('good', t('said.item', { title: name }));
      } else {
        setCounting(countExtra(counting, { skuId: line.skuId, skuCode: line.skuCode, title: name, condition: into }, 1));
        say('warn', t('said.item_extra', { title: name }));
      }
      return true;
    }
    const item = await backroom.returns.item({ code });
    if (!item.ok || item.value === null) return false;
    const { skuId, skuCode, title } = item.value;
    setCounting((before) => countExtra(before, { skuId, skuCode, title: title === '' ? skuCode : title, condition: into }, 1));
    say('warn', t('said.item_extra', { title: title === '' ? skuCode : title }));
    return true;
  };

  const scan = async (code: string): Promise<void> => {
    const inHand = detail.value;
    if (inHand?.row.state === 'arrived' && (await scanPiece(code, inHand))) return;
    const answer = await backroom.returns.scan({ code });
    if (!answer.ok) {
      // With a parcel open, what is no label is an article that nobody knows.
      if (inHand?.row.state === 'arrived' && answer.refusal.code === 'returns.not_a_number') say('warn', t('said.item_unknown', { code }));
      else {
        setSaid({ tone: 'bad', refusal: answer.refusal });
        playSound('wrong');
      }
      return;
    }
    if (answer.value.verdict === 'unknown') {
      choose({ kind: 'unknown', waybillNumber: answer.value.waybillNumber });
      say('warn', t('said.unknown', { number: answer.value.waybillNumber }));
      return;
    }
    const { verdict, returningParcelId } = answer.value;
    setTab(verdict === 'ownerless' ? 'ownerless' : 'to_check');
    choose({ kind: 'parcel', id: returningParcelId });
    say(verdict === 'ownerless' ? 'warn' : 'good', t(`said.${verdict}`, { number: code }));
  };
  useScanner((code) => void scan(code));

  const byHand = (): void => choose({ kind: 'unknown', waybillNumber: '' });
  const move = (by: number): void => {
    const at = rows.findIndex(({ id }) => id === chosenId);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next !== undefined) choose({ kind: 'parcel', id: next.id });
  };
  useKeys({ ArrowDown: () => move(1), ArrowUp: () => move(-1), N: byHand }, { enabled: tab !== 'repair' });

  const numberOf = (row: ReturnRow): string => (row.waybillNumber === '' ? t('noNumber') : row.waybillNumber);
  const ended = (code: 'checked' | 'refused' | 'called_off'): void => {
    const number = detail.value?.row.waybillNumber ?? '';
    choose(null);
    setSaid({ tone: 'good', words: t(`said.${code}`, { number }) });
    playSound('finished');
  };
  const whose = detail.value !== undefined && detail.value.row.ownerless && detail.value.row.state !== 'refused' ? detail.value.row : undefined;

  return (
    <PageFrame
      title={t('title')}
      sideWidth={400}
      extra={
        <div className={styles['chips']} role="tablist" aria-label={t('listLabel')}>
          {tabs.map((name) => (
            <button key={name} type="button" role="tab" aria-selected={tab === name} data-list={name} onClick={() => { setTab(name); choose(null); }}>
              {t(`list.${name}`)} {name !== 'done' && counts !== undefined ? counts[name] : ''}
            </button>
          ))}
        </div>
      }
      side={
        chosen === null ? undefined
        : chosen.kind === 'unknown' ? (
          <OwnerPane key={chosen.waybillNumber} returningParcelId={null} waybillNumber={chosen.waybillNumber} onDone={(code, id) => { setTab(code === 'owner' ? 'to_check' : 'ownerless'); choose({ kind: 'parcel', id }); say('good', t(`said.${code}`, { number: chosen.waybillNumber })); }} />
        ) : detail.value === undefined ? <RefusalNotice refusal={detail.refusal} />
        : (
          <>
            <CheckPane key={`${String(detail.value.row.id)} ${detail.value.row.state}`} detail={detail.value} counting={counting} onCounting={setCounting} into={into} onInto={setInto} onSaid={ended} />
            <DeskPhotos key={`photos ${String(detail.value.row.id)}`} detail={detail.value} />
            {whose !== undefined && <OwnerPane key={`owner ${String(whose.id)}`} returningParcelId={whose.id} waybillNumber={whose.waybillNumber} onDone={(code) => say('good', t(`said.${code}`, { number: whose.waybillNumber }))} />}
          </>
        )
      }
    >
      <div className={styles['top']}>
        {said?.tone === 'bad' ? <RefusalNotice refusal={said.refusal} /> : (
          <p className={styles['said']} data-tone={said?.tone ?? 'quiet'} data-testid="return-said" role="status">
            <Icon name={said === null ? 'packing' : said.tone === 'good' ? 'check' : 'warning'} size={18} />
            {said?.words ?? t('scanHint')}
          </p>
        )}
        <Button keys="N" onClick={byHand}>{t('byHand')}</Button>
      </div>
      <RefusalNotice refusal={list.refusal} />
      {tab === 'repair' ? <Repairs /> : list.value !== undefined && (
        <Panel flush>
          {rows.length === 0 ? <EmptyState icon="packing" title={t(`empty.${tab}`)} text={t(`empty.${tab}Text`)} /> : (
            <PlainTable
              label={t(`list.${tab}`)} rows={rows} rowKey={({ id }) => id}
              columns={[
                {
                  key: 'number', title: t('column.number'), tight: true,
                  render: (row) => (
                    <button type="button" className={styles['row']} aria-current={row.id === chosenId} data-return-row={row.waybillNumber} onClick={() => choose({ kind: 'parcel', id: row.id })}>
                      {numberOf(row)} {row.courierCode !== '' && <span className={styles['quiet']}>{courierName(row.courierCode)}</span>}
                    </button>
                  ),
                },
                { key: 'buyer', title: t('column.buyer'), tight: true, render: (row) => (row.buyer === '' ? (row.senderName === '' ? '—' : row.senderName) : row.buyer) },
                { key: 'goods', title: t('column.goods'), render: (row) => <span className={styles['quiet']}>{row.goods === '' ? row.note : row.goods}</span> },
                { key: 'at', title: t('column.at'), tight: true, align: 'end', render: (row) => moment(row.checkedAt ?? row.arrivedAt ?? row.createdAt) },
              ]}
            />
          )}
        </Panel>
      )}
    </PageFrame>
  );
};
