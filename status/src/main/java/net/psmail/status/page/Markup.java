package net.psmail.status.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Renders templates. */
final class Markup {

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Markup.class.getClassLoader(), Markup.class.getPackageName());
  private final Assets assets = new Assets();

  Assets assets() {
    return assets;
  }

  /** A whole page. */
  Answer page(int status, String template, Object view) {
    return Answer.html(status, text(template, view), assets.policy());
  }

  /** A part of one. */
  String text(String template, Object view) {
    StringOutput out = new StringOutput();
    templates.render(template, view, out);
    return out.toString();
  }
}
