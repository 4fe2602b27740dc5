package net.psmail.provisioning.clientsettings;

import java.util.function.Consumer;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;

/**
 * The answers of the first version of Microsoft's Autodiscover, as Outlook reads them (<a
 * href="https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxdscli/">MS-OXDSCLI</a>).
 * They depend on the domain alone; the address comes back as it was sent.
 */
final class Autodiscover {

  private static final String ENVELOPE =
      "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";

  private Autodiscover() {}

  static byte[] write(DomainServers settings, String address) {
    return write(
        envelope ->
            envelope.element(
                "Response",
                response -> {
                  response.element("User", user -> user.text("DisplayName", address));
                  response.element("Account", account -> writeAccount(account, settings, address));
                },
                "xmlns",
                OutlookQuestion.ANSWER));
  }

  /** Why there are no settings. */
  static byte[] write(AutodiscoverFault fault) {
    return write(
        envelope ->
            envelope.element(
                "Response",
                response ->
                    response.element(
                        "Error",
                        error ->
                            error
                                .text("ErrorCode", Integer.toString(fault.code()))
                                .text("Message", fault.message())
                                .empty("DebugData"))));
  }

  private static byte[] write(Consumer<XmlText> response) {
    return XmlText.write("", xml -> xml.element("Autodiscover", response, "xmlns", ENVELOPE));
  }

  private static void writeAccount(XmlText account, DomainServers settings, String address) {
    account.text("AccountType", "email").text("Action", "settings");
    for (Server server : settings.servers()) {
      account.element("Protocol", protocol -> writeServer(protocol, server, address));
    }
  }

  private static void writeServer(XmlText protocol, Server server, String address) {
    protocol
        .text("Type", server.protocol().name())
        .text("Server", server.host())
        .text("Port", Integer.toString(server.port()))
        .text("DomainRequired", "off")
        .text("LoginName", address)
        .text("SPA", "off")
        .text("SSL", "on")
        .text("Encryption", "SSL")
        .text("AuthRequired", "on");
    if (server.protocol() == Protocol.SMTP) {
      protocol.text("UsePOPAuth", "off").text("SMTPLast", "off");
    }
  }
}
