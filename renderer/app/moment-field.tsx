import { momentOfWallText, wallText } from '../../shared/domain/shop-calendar.ts';
import styles from '../components/form-parts.module.css';
import { useShop } from './session.ts';

type Props = { readonly name: string; readonly at: number | null; readonly onAt: (at: number | null) => void };

/** A moment on the shop's clock, wherever this PC's stands. Empty = none. */
export const MomentField = ({ name, at, onAt }: Props) => {
  const { timeZone } = useShop().shop;
  return (
    <label className={styles['field']}>
      <span>{name}</span>
      <input
        type="datetime-local" className={styles['input']} min="2010-01-01T00:00" max="2099-12-31T23:59" value={at === null ? '' : wallText(at, timeZone)}
        onChange={(event) => onAt(momentOfWallText(event.target.value, timeZone))}
      />
    </label>
  );
};
