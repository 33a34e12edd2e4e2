import { Fragment } from 'react';
import { groupsOfFour } from '../i18n/format.ts';

/** A long number in groups of four, for comparing by eye; copying gives the number without the gaps. */
export const LongNumber = ({ value }: { readonly value: string }) => (
  <span className="selectable" style={{ whiteSpace: 'nowrap' }}>
    {groupsOfFour(value).map((group, index) => (
      <Fragment key={index}>
        <span style={index === 0 ? undefined : { marginLeft: '0.28em' }}>{group}</span>
      </Fragment>
    ))}
  </span>
);
