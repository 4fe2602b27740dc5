package net.psmail.status.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * The style and the few lines of script that stand within every page, and the policy that allows
 * them and nothing else. It stands within the page too, because a host that serves the pages as
 * files sends no such header.
 */
final class Assets {

  private final String style = resource("page.css");
  private final String script = resource("page.js");

  String style() {
    return style;
  }

  String script() {
    return script;
  }

  /** What may be part of the page, as its own meta element says it. */
  String policy() {
    return "default-src 'none'; style-src '"
        + hash(style)
        + "'; script-src '"
        + hash(script)
        + "'; img-src data:; base-uri 'none'; form-action 'self'";
  }

  private static String hash(String text) {
    return "sha256-"
        + Base64.getEncoder().encodeToString(Answer.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The archive is damaged: " + name, e);
    }
  }
}
