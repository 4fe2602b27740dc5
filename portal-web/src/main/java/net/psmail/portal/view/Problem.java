package net.psmail.portal.view;

import java.util.List;

/**
 * What is wrong with a field of a form, said beside the field and in the summary above.
 *
 * @param field the name of the field; empty when it concerns the form as a whole
 * @param key a message key, {@code problem.…}
 * @param arguments what the message mentions
 */
public record Problem(String field, String key, List<String> arguments) {

  public static Problem of(String field, String key, String... arguments) {
    return new Problem(field, key, List.of(arguments));
  }
}
