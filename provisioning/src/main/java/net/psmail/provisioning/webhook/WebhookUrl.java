package net.psmail.provisioning.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where messages go: by https, to a host that has a name or an address. */
final class WebhookUrl {

  private static final int MOST = 500;
  private static final int HIGHEST_PORT = 65_535;

  private WebhookUrl() {}

  /** As it is kept; empty for what is none. */
  static Optional<String> parse(String typed) {
    String text = typed.strip();
    if (text.length() > MOST || !text.chars().allMatch(one -> one > ' ' && one < 0x7F)) {
      return Optional.empty();
    }
    try {
      URI url = new URI(text);
      boolean fits =
          "https".equalsIgnoreCase(url.getScheme())
              && url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawFragment() == null
              && url.getPort() != 0
              && url.getPort() <= HIGHEST_PORT;
      return fits ? Optional.of(text) : Optional.empty();
    } catch (URISyntaxException wrong) {
      return Optional.empty();
    }
  }
}
