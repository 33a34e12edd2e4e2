export type Later<T> = {
  /** What has been loaded; undefined before. */
  readonly now: () => T | undefined;
  /** Loads it now, if that has not begun. */
  readonly want: () => Promise<T>;
  /** Does it with what is loaded, once it is; what it returns is done at the end. Nothing is loaded for the end's sake. */
  readonly andThen: (start: (loaded: T) => () => Promise<void>) => Standing;
};

export type Standing = {
  /** Loads, and resolves when it has been started. */
  readonly whenStarted: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A part of the app that is loaded when it is wanted first. */
export const createLater = <T>(load: () => Promise<T>): Later<T> => {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  const waiting = new Set<(value: T) => void>();
  const want = (): Promise<T> => {
    loading ??= load().then(
      (value) => {
        loaded = value;
        for (const begin of waiting) begin(value);
        waiting.clear();
        return value;
      },
      (error: unknown) => {
        // Whoever wants it next tries again.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  return {
    now: () => loaded,
    want,
    andThen: (start) => {
      let stop: (() => Promise<void>) | undefined;
      let failure: { readonly error: unknown } | undefined;
      const begin = (value: T): void => {
        try {
          stop = start(value);
        } catch (error) {
          failure = { error };
        }
      };
      if (loaded === undefined) waiting.add(begin);
      else begin(loaded);
      return {
        whenStarted: async () => {
          await want();
          if (failure !== undefined) throw failure.error;
        },
        stop: async () => {
          waiting.delete(begin);
          await stop?.();
        },
      };
    },
  };
};
