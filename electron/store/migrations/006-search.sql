-- Search with pinyin and filters (CS-5). The pieces are cut otherwise than before (see order-search.ts): the index is written anew, the newest
-- orders first, in the background.
DROP TABLE order_search;
CREATE VIRTUAL TABLE order_search USING fts5 (pieces, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
-- Orders up to this one are not in the index yet; no row = all are.
CREATE TABLE search_backlog (
  up_to INTEGER NOT NULL
) STRICT;
INSERT INTO search_backlog SELECT max(id) FROM orders HAVING max(id) IS NOT NULL;
-- Chinese pairs and single characters that orders hold, by the code of their sound: typed pinyin is turned into them.
CREATE TABLE search_sounds (
  code INTEGER NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (code, word)
) STRICT, WITHOUT ROWID;
