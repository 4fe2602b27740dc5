package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code api.jte}, at {@code /control-room/api}: how programs of operators use the API.
 *
 * @param url of all addresses, without a slash at the end
 * @param examples to copy, in the order of the page
 * @param groups all that can be asked
 */
public record ApiView(String url, List<Example> examples, List<Group> groups) {

  public ApiView {
    examples = List.copyOf(examples);
    groups = List.copyOf(groups);
  }

  /**
   * A command.
   *
   * @param key as in {@code api.example.<key>}
   */
  public record Example(String key, String command) {}

  /**
   * What belongs together.
   *
   * @param tag as in {@code api.group.<tag>}
   */
  public record Group(String tag, List<Operation> operations) {

    public Group {
      operations = List.copyOf(operations);
    }
  }

  /**
   * What can be asked or done.
   *
   * @param id as in {@code api.operation.<id>}
   * @param method of HTTP
   * @param path with the names of what changes in braces
   * @param scope that a token needs; null for everybody
   */
  public record Operation(String id, String method, String path, @Nullable String scope) {}
}
