package net.psmail.status.probe;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the target of a probe is, which depends on its kind. */
enum Place {
  PORT("must be host:port, such as mail.example.org:993.") {
    @Override
    boolean fits(String text) {
      Matcher port = HOST_AND_PORT.matcher(text);
      return port.matches() && isPort(port.group("port"));
    }
  },
  SITE("must be an address such as https://www.example.org/.") {
    @Override
    boolean fits(String text) {
      try {
        URI uri = URI.create(text);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean port = uri.getPort() == -1 || isPort(Integer.toString(uri.getPort()));
        return web && uri.getHost() != null && uri.getUserInfo() == null && port;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  },
  /** One that is told a secret. */
  TRUSTED_SITE(
      "must begin with https://, or with http:// and an address of this machine, such as"
          + " http://127.0.0.1:8080/.") {
    @Override
    boolean fits(String text) {
      return SITE.fits(text)
          && ("https".equals(URI.create(text).getScheme()) || isOfThisMachine(URI.create(text)));
    }

    private boolean isOfThisMachine(URI uri) {
      String host = uri.getHost().replaceAll("[\\[\\]]", "");
      return Networks.isLiteral(host) && Networks.literal(host).isLoopbackAddress();
    }
  },
  DOMAIN("must be a name of the DNS, such as example.org.") {
    @Override
    boolean fits(String text) {
      return text.length() <= 253 && DNS_NAME.matcher(text).matches();
    }
  },
  ADDRESS("must be an address, such as 192.0.2.1 or 2001:db8::1.") {
    @Override
    boolean fits(String text) {
      return Networks.isLiteral(text);
    }
  },
  DIRECTORY("must be the absolute path of a directory, such as /var/mail.") {
    @Override
    boolean fits(String text) {
      return text.startsWith("/") && text.indexOf('\0') < 0;
    }
  },
  NAME("must be the NAME of psmail.status.database.NAME.url.") {
    @Override
    boolean fits(String text) {
      return text.matches("[a-z0-9-]{1,64}");
    }
  },
  NOTHING("must be empty: this kind has no target.") {
    @Override
    boolean fits(String text) {
      return text.isEmpty();
    }
  };

  static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "(?<host>\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?)"
              + ":(?<port>\\d{1,5})");

  private static final Pattern DNS_NAME =
      Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9_-]{0,62}\\.)*[A-Za-z0-9_][A-Za-z0-9_-]{0,62}\\.?");

  private final String advice;

  Place(String advice) {
    this.advice = advice;
  }

  abstract boolean fits(String text);

  String advice() {
    return advice;
  }

  static boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) < 65536;
  }
}
