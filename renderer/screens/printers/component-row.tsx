import { useState } from 'react';
import { Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import styles from './printers.module.css';

type KnownComponent = OutputFor<'printers', 'components'>[number];
const tones = { off: 'grey', online: 'green', offline: 'red' } as const;

export const ComponentRow = ({ known, mayEdit, onSaved }: { readonly known: KnownComponent; readonly mayEdit: boolean; readonly onSaved: () => void }) => {
  const { t } = useTranslation(['printers', 'app']);
  const { component, enabled, state, words, printers } = known;
  const [endpoint, setEndpoint] = useState(known.endpoint);
  const set = useCommand(backroom.printers.setComponent);
  const name = t(`component.name.${component}`);
  const save = async (changed: { readonly enabled: boolean; readonly endpoint: string }): Promise<void> => {
    const answer = await set.run({ component, ...changed });
    if (answer?.ok === true) onSaved();
  };
  return (
    <div className={styles['component']} data-component={component}>
      <Switch size="small" checked={enabled} disabled={!mayEdit || set.busy} aria-label={t('component.use', { name })} onChange={(on) => void save({ enabled: on, endpoint })} />
      <span className={styles['printerName']}>
        <strong>{name}</strong>
        <Tag tone={tones[state]}>{t(`component.state.${state}`)}</Tag>
        {enabled && state === 'online' && (
          <small>{printers.length === 0 ? t('component.noPrinters') : t('component.printers', { printers: printers.join(t('app:joiner')) })}</small>
        )}
        {words !== '' && <small className={state === 'online' ? undefined : styles['trouble']}>{words}</small>}
      </span>
      {enabled && (
        <form
          className={styles['endpoint']}
          onSubmit={(event) => {
            event.preventDefault();
            void save({ enabled, endpoint });
          }}
        >
          <Input
            aria-label={`${name} · ${t('component.endpoint')}`}
            placeholder={t('component.endpointUsual')}
            maxLength={200}
            spellCheck={false}
            disabled={!mayEdit}
            value={endpoint}
            onChange={(event) => setEndpoint(event.target.value)}
          />
          {endpoint.trim() !== known.endpoint && (
            <Button type="submit" busy={set.busy}>
              {t('component.save')}
            </Button>
          )}
        </form>
      )}
      {set.refusal !== undefined && (
        <div className={styles['wide']}>
          <RefusalNotice refusal={set.refusal} />
        </div>
      )}
    </div>
  );
};
