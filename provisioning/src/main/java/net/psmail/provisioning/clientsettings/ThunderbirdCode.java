package net.psmail.provisioning.clientsettings;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.Optional;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;

/**
 * An account as Thunderbird for Android reads it from a QR code, <a
 * href="https://github.com/thunderbird/thunderbird-android/blob/main/feature/migration/qrcode/qr-code-format.md">version
 * 1</a>. Everything beyond ASCII is escaped, so that no reader must guess the encoding of the code.
 */
final class ThunderbirdCode {

  private static final int VERSION = 1;
  private static final int IMAP = 0;
  private static final int POP3 = 1;
  private static final int SMTP = 0;
  private static final int TLS = 3;
  private static final int BY_PASSWORD = 1;
  private static final int LAST_ASCII = 0x7E;

  private ThunderbirdCode() {}

  static String write(DomainServers servers, MailAccount account) {
    String address = account.mailbox().toString();
    JsonArrayBuilder incoming =
        server(
            account.protocol() == Protocol.POP3 ? POP3 : IMAP,
            servers.server(account.protocol()),
            address);
    JsonArrayBuilder outgoing = server(SMTP, servers.server(Protocol.SMTP), address);
    account
        .password()
        .ifPresent(
            password -> {
              incoming.addNull().add(password); // The name of the account is the address.
              outgoing.add(password);
            });
    JsonArrayBuilder identity = Json.createArrayBuilder().add(address).add(sender(account));
    return ascii(
        Json.createArrayBuilder()
            .add(VERSION)
            .add(Json.createArrayBuilder().add(1).add(1))
            .add(incoming)
            .add(
                Json.createArrayBuilder()
                    .add(Json.createArrayBuilder().add(outgoing).add(identity)))
            .build()
            .toString());
  }

  private static JsonArrayBuilder server(int protocol, Server server, String user) {
    return Json.createArrayBuilder()
        .add(protocol)
        .add(server.host())
        .add(server.port())
        .add(TLS)
        .add(BY_PASSWORD)
        .add(user);
  }

  private static String sender(MailAccount account) {
    return Optional.of(account.sender())
        .filter(name -> !name.isEmpty())
        .orElse(account.mailbox().local());
  }

  /** In JSON such characters stand only within strings. */
  private static String ascii(String json) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char character = json.charAt(i);
      if (character > LAST_ASCII) {
        text.append(String.format("\\u%04x", (int) character));
      } else {
        text.append(character);
      }
    }
    return text.toString();
  }
}
