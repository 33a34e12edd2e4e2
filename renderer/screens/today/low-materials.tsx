import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure } from '../../i18n/format.ts';
import styles from './low-materials.module.css';

/** PK-8: materials at their floor: whom to call, before they run out. */
export const LowMaterials = () => {
  const { t } = useTranslation('materials');
  const maySee = useMay('stock.read');
  const list = useAsked(maySee ? () => backroom.materials.list() : null, [maySee], ['materials.changed']);
  const low = (list.value ?? []).filter((material) => material.low && material.counted);
  if (low.length === 0) return null;
  return (
    <Panel title={t('task.title')} extra={<Button kind="quiet" onClick={() => go('materials')}>{t('task.open')}</Button>} flush>
      <ul className={styles['list']} data-testid="low-materials">
        {low.map((material) => {
          const who = [material.supplier === '' && material.courierCode !== '' ? courierName(material.courierCode) : material.supplier, material.phone].filter((part) => part !== '').join(' ');
          return (
            <li key={material.id}>
              <b>{material.name}</b>
              <Tag tone={material.onHand <= 0 ? 'red' : 'amber'}>{t('task.line', { n: figure(material.onHand).replace('-', '−'), unit: material.unit })}</Tag>
              <span className="selectable">{who === '' ? '' : t('task.call', { who })}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
