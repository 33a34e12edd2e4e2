import { useTranslation } from 'react-i18next';
import { connectorKinds, type ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import { kindName } from '../../app/line/connection-words.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import styles from './settings.module.css';
import parts from './connections.module.css';

type Props = {
  /** There is none yet: what it is good for is said, and there is nothing to go back to. */
  readonly first: boolean;
  readonly onChoose: (kind: ConnectorKind) => void;
  readonly onCancel: () => void;
};

export const ConnectionsChoice = ({ first, onChoose, onCancel }: Props) => {
  const { t } = useTranslation('connections');
  return (
    <Panel title={t('choose')} extra={first ? undefined : <Button kind="quiet" onClick={onCancel}>{t('cancel')}</Button>}>
      {first && <p className={`${styles['hint']} ${parts['lead']}`}>{t('emptyText')}</p>}
      <div className={parts['kinds']}>
        {connectorKinds.map((kind) => (
          <button key={kind} type="button" className={parts['kind']} data-kind={kind} onClick={() => onChoose(kind)}>
            <b>{kindName(kind)}</b>
            <span className={parts['short']}>{t(`kind.${kind}.short`)}</span>
            <span>{t(`kind.${kind}.text`)}</span>
          </button>
        ))}
      </div>
    </Panel>
  );
};
