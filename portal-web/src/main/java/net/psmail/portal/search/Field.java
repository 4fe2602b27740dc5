package net.psmail.portal.search;

import java.util.Locale;
import org.apache.lucene.index.Term;

/** Where a word may stand in a text, and how much it counts there. */
enum Field {
  TITLE(6),
  SUMMARY(2.5f),
  BODY(1);

  private final String key = name().toLowerCase(Locale.ROOT);
  private final float weight;

  Field(float weight) {
    this.weight = weight;
  }

  String key() {
    return key;
  }

  float weight() {
    return weight;
  }

  Term term(String word) {
    return new Term(key, word);
  }
}
