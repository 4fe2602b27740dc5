package net.psmail.provisioning.clientsettings;

import java.util.Locale;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;

/**
 * The format that Thunderbird began and most mail programs read (<a
 * href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">draft-ietf-mailmaint-autoconfig</a>).
 * The user name is the placeholder {@code %EMAILADDRESS%}, which the program fills in: so the
 * answer is the same for every mailbox of a domain, and for programs that do not say which they
 * mean.
 */
final class MozillaAutoconfig {

  private MozillaAutoconfig() {}

  static byte[] write(DomainServers settings) {
    return XmlText.write(
        "",
        xml ->
            xml.element(
                "clientConfig", config -> writeProvider(config, settings), "version", "1.1"));
  }

  private static void writeProvider(XmlText xml, DomainServers settings) {
    String domain = settings.domain().ascii();
    xml.element(
        "emailProvider",
        provider -> {
          provider
              .text("domain", domain)
              .text("displayName", settings.provider())
              .text("displayShortName", settings.provider());
          settings.servers().forEach(server -> writeServer(provider, server));
        },
        "id",
        domain);
  }

  private static void writeServer(XmlText xml, Server server) {
    xml.element(
        server.protocol() == Protocol.SMTP ? "outgoingServer" : "incomingServer",
        element ->
            element
                .text("hostname", server.host())
                .text("port", Integer.toString(server.port()))
                .text("socketType", "SSL")
                .text("authentication", "password-cleartext")
                .text("username", "%EMAILADDRESS%"),
        "type",
        server.protocol().name().toLowerCase(Locale.ROOT));
  }
}
