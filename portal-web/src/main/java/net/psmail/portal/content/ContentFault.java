package net.psmail.portal.content;

import java.util.List;

/**
 * What is wrong with a text, and where.
 *
 * @param file the path within an archive; empty for a form
 * @param field title, slug, summary, markdown, or one of the kind's own fields; empty for the whole
 * @param key a message key, {@code problem.content-…}
 * @param arguments what the message mentions, such as a line number
 */
public record ContentFault(String file, String field, String key, List<String> arguments) {

  static ContentFault of(String field, String key, String... arguments) {
    return new ContentFault("", field, key, List.of(arguments));
  }

  ContentFault in(String path) {
    return new ContentFault(path, field, key, arguments);
  }
}
