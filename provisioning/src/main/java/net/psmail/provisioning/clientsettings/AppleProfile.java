package net.psmail.provisioning.clientsettings;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;

/**
 * A configuration profile of one mailbox for iOS, iPadOS and macOS. Its identifiers depend on the
 * address, and those of the account also on its protocol: who opens a second download changes the
 * account instead of making another, and a profile for the other protocol takes its place.
 */
final class AppleProfile {

  private static final String DOCTYPE =
      "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
          + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">";

  private AppleProfile() {}

  static byte[] write(DomainServers settings, MailAccount account) {
    return XmlText.write(
        DOCTYPE,
        xml ->
            xml.element(
                "plist",
                plist -> plist.element("dict", dict -> writeProfile(dict, settings, account)),
                "version",
                "1.0"));
  }

  private static void writeProfile(XmlText dict, DomainServers settings, MailAccount account) {
    MailAddress mailbox = account.mailbox();
    dict.text("key", "PayloadContent")
        .element(
            "array", array -> array.element("dict", mail -> writeAccount(mail, settings, account)));
    string(dict, "PayloadDisplayName", settings.provider() + " (" + mailbox + ")");
    string(dict, "PayloadOrganization", settings.provider());
    writePayload(dict, "Configuration", mailbox, "profile");
  }

  private static void writeAccount(XmlText dict, DomainServers settings, MailAccount account) {
    MailAddress mailbox = account.mailbox();
    boolean imap = account.protocol() == Protocol.IMAP;
    string(dict, "EmailAccountType", imap ? "EmailTypeIMAP" : "EmailTypePOP");
    string(dict, "EmailAccountDescription", settings.provider());
    if (!account.sender().isEmpty()) {
      string(dict, "EmailAccountName", account.sender());
    }
    string(dict, "EmailAddress", mailbox.toString());
    writeServer(dict, "IncomingMailServer", settings.server(account.protocol()), mailbox);
    account.password().ifPresent(password -> string(dict, "IncomingPassword", password));
    writeServer(dict, "OutgoingMailServer", settings.server(Protocol.SMTP), mailbox);
    dict.text("key", "OutgoingPasswordSameAsIncomingPassword").empty("true");
    string(dict, "PayloadDisplayName", mailbox.toString());
    writePayload(dict, "com.apple.mail.managed", mailbox, imap ? "account" : "account.pop3");
  }

  private static void writeServer(XmlText dict, String prefix, Server server, MailAddress mailbox) {
    string(dict, prefix + "HostName", server.host());
    dict.text("key", prefix + "PortNumber").text("integer", Integer.toString(server.port()));
    dict.text("key", prefix + "UseSSL").empty("true");
    string(dict, prefix + "Authentication", "EmailAuthPassword");
    string(dict, prefix + "Username", mailbox.toString());
  }

  private static void writePayload(XmlText dict, String type, MailAddress mailbox, String part) {
    string(dict, "PayloadIdentifier", reversed(mailbox) + "." + part);
    string(dict, "PayloadType", type);
    string(dict, "PayloadUUID", uuid(mailbox, part));
    dict.text("key", "PayloadVersion").text("integer", "1");
  }

  private static void string(XmlText dict, String key, String value) {
    dict.text("key", key).text("string", value);
  }

  private static String reversed(MailAddress mailbox) {
    List<String> labels = Arrays.asList(mailbox.domain().ascii().split("\\."));
    Collections.reverse(labels);
    return String.join(".", labels) + ".mail." + mailbox.local();
  }

  private static String uuid(MailAddress mailbox, String part) {
    byte[] name = (mailbox + " " + part).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }
}
