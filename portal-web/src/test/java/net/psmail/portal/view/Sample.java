package net.psmail.portal.view;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page as somebody might see it.
 *
 * @param name of the state, as in {@code register-taken}
 * @param model null for a template that takes none
 */
record Sample(String name, String template, Page page, @Nullable Object model) {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Sample.class.getClassLoader(), "net.psmail.portal.templates");

  String html() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("page", page);
    if (model != null) {
      parameters.put("model", model);
    }
    StringOutput output = new StringOutput();
    ENGINE.render(template + ".jte", parameters, output);
    return output.toString();
  }

  Language language() {
    return page.texts().language();
  }

  @Override
  public String toString() {
    return language().tag() + " " + name;
  }
}
