import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../shared/contract/index.ts';
import type { ParcelId } from '../../shared/domain/ids.ts';
import { isParcelState, type ParcelState } from '../../shared/domain/sync/following.ts';
import { backroom } from '../api/client.ts';
import { useAsked } from '../api/use-asked.ts';
import { Tag, type Tone } from '../components/tag.tsx';
import { fullMoment, moment } from '../i18n/format.ts';
import styles from './parcel-way.module.css';

type Way = NonNullable<OutputFor<'sync', 'parcel'>>;

const tones: Readonly<Record<ParcelState, Tone>> = {
  unknown: 'grey', collected: 'grey', on_the_way: 'grey', out_for_delivery: 'blue', delivered: 'green', trouble: 'red', refused: 'red', returning: 'purple', returned: 'purple',
};

/** As many as tell where it is; the rest is a click away. */
const fewEvents = 3;

/** What the courier says of a parcel that has left, newest first. `hasLeft` false: it is still here, and nothing is said. */
export const ParcelWay = ({ parcelId, hasLeft }: { readonly parcelId: ParcelId; readonly hasLeft: boolean }) => {
  const { t } = useTranslation('stubs');
  const { value: way } = useAsked(hasLeft ? () => backroom.sync.parcel({ parcelId }) : null, [parcelId, hasLeft], ['sync.changed']);
  if (!hasLeft || way === undefined) return null;
  const state = way !== null && isParcelState(way.state) ? way.state : null;
  return (
    <section className={styles['way']} aria-label={t('way.title')} data-parcel-way={state ?? 'not_followed'}>
      <h3>
        {t('way.title')} {state !== null && <Tag tone={tones[state]}>{t(`way.state.${state}`)}</Tag>}
      </h3>
      {way === null ? <p className={styles['quiet']}>{t('way.notFollowed')}</p> : <Steps key={parcelId} way={way} />}
    </section>
  );
};

const Steps = ({ way }: { readonly way: Way }) => {
  const { t } = useTranslation('stubs');
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? way.events : way.events.slice(0, fewEvents);
  return (
    <>
      {way.events.length === 0 && <p className={styles['quiet']}>{way.askedAt === null ? t('way.notAsked') : t('way.nothing')}</p>}
      {shown.length > 0 && (
        <ol className="selectable">
          {shown.map(({ at, text, place }) => (
            <li key={`${String(at)} ${text}`}>
              <time title={fullMoment(at)}>{moment(at)}</time>
              <span className={styles['dot']} aria-hidden="true" />
              <span className={styles['words']}>
                {text} {place !== '' && <small>{place}</small>}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className={styles['quiet']}>
        {way.events.length > fewEvents && (
          <button type="button" className={styles['more']} aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? t('way.less') : t('way.all', { n: way.events.length })}
          </button>
        )}
        <span>{asking(way, t)}</span>
      </p>
    </>
  );
};

const asking = ({ askedAt, askNextAt }: Way, t: ReturnType<typeof useTranslation<'stubs'>>['t']): string =>
  [askedAt === null ? '' : t('way.asked', { time: moment(askedAt) }), askNextAt === null ? t('way.over') : askNextAt > Date.now() ? t('way.next', { time: moment(askNextAt) }) : t('way.soon')]
    .filter((part) => part !== '')
    .join(' · ');
