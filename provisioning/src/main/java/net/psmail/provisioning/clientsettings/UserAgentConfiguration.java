package net.psmail.provisioning.clientsettings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.key.Digests;

/**
 * The settings as a JSON document (<a
 * href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-pacc/">draft-ietf-mailmaint-pacc</a>).
 * It knows no ports: those of TLS from the first byte are taken for granted. The zone holds a
 * digest of its very bytes, which is why no library writes it: another version of one could order
 * or escape things in another way.
 */
public final class UserAgentConfiguration {

  private static final Map<Protocol, Integer> USUAL_PORTS =
      new EnumMap<>(Map.of(Protocol.IMAP, 993, Protocol.POP3, 995, Protocol.SMTP, 465));

  private static final String DOCUMENT =
      """
      {
        "protocols": {%s},
        "authentication": {"password": true},
        "info": {"provider": {"name": %s}}
      }
      """;

  private static final int FIRST_PRINTABLE = 0x20;

  private UserAgentConfiguration() {}

  /** Whether the document says where our servers are: only if they are at the usual ports. */
  public static boolean isTrueOf(DomainServers settings) {
    return settings.servers().stream()
        .allMatch(server -> USUAL_PORTS.getOrDefault(server.protocol(), 0) == server.port());
  }

  /** The document. */
  public static byte[] write(DomainServers settings) {
    String protocols =
        settings.servers().stream()
            .map(
                server ->
                    "\"%s\": {\"host\": %s}"
                        .formatted(
                            server.protocol().name().toLowerCase(Locale.ROOT),
                            quoted(server.host())))
            .collect(Collectors.joining(", "));
    return DOCUMENT
        .formatted(protocols, quoted(settings.provider()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 of the document, as the zone has it. */
  public static String digest(DomainServers settings) {
    byte[] digest = Digests.of("SHA-256").digest(write(settings));
    return Base64.getEncoder().encodeToString(digest);
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' || letter == '\\') {
        json.append('\\').append(letter);
      } else if (letter < FIRST_PRINTABLE) {
        json.append("\\u%04x".formatted((int) letter));
      } else {
        json.append(letter);
      }
    }
    return json.append('"').toString();
  }
}
