import { Fragment, type ReactNode } from 'react';
import styles from './facts.module.css';

/** Names and values, one under the other. */
export const Facts = ({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className={`${styles['facts']} selectable`}>
    {facts.map(([name, value]) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </Fragment>
    ))}
  </dl>
);
