/** Pictures of articles are looked at from two metres, not printed: they are kept small, so that thousands of them are nothing. */
export const skuPicturePx = 640;
export const mostSkuPictureBytes = 400_000;
/** What a person may drop: a camera's largest, not a film. */
export const mostDroppedPictureBytes = 30_000_000;
