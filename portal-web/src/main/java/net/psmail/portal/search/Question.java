package net.psmail.portal.search;

/**
 * What somebody asked, cut to a length that is worth searching.
 *
 * @param cut whether there was more
 */
record Question(String text, boolean cut) {

  static final int LONGEST = 200;

  static Question of(String asked) {
    String text = asked.strip();
    if (text.length() <= LONGEST) {
      return new Question(text, false);
    }
    boolean splits = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return new Question(text.substring(0, splits ? LONGEST - 1 : LONGEST), true);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }
}
