package net.psmail.provisioning.clientsettings;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;
import net.psmail.provisioning.clientsettings.Fault.Kind;
import net.psmail.provisioning.clientsettings.ProgramSettings.Authentication;
import net.psmail.provisioning.clientsettings.ProgramSettings.Field;
import net.psmail.provisioning.clientsettings.ProgramSettings.Secret;
import net.psmail.provisioning.clientsettings.ProgramSettings.Security;

/**
 * The rules by which settings are judged: every connection is TLS from its first byte (<a
 * href="https://www.rfc-editor.org/rfc/rfc8314#section-3">RFC 8314, 3</a>), the user is the whole
 * address, the password a device's. A field that is not known is not judged.
 */
final class SettingsCheck {

  private static final Pattern WITH_PORT = Pattern.compile("([^:/]+):(\\d{1,5})");
  private static final Set<Integer> BEGIN_IN_THE_OPEN = Set.of(110, 143, 587);
  private static final Set<Integer> OF_IMAP = Set.of(143, 993);
  private static final Set<Integer> OF_POP3 = Set.of(110, 995);
  private static final int BETWEEN_SERVERS = 25;
  private static final int NO_NUMBER = -1;

  private final DomainServers servers;
  private final MailAddress mailbox;
  private final ProgramSettings given;
  private final List<Fault> faults = new ArrayList<>();

  SettingsCheck(DomainServers servers, MailAddress mailbox, ProgramSettings given) {
    this.servers = servers;
    this.mailbox = mailbox;
    this.given = given;
  }

  List<Fault> faults() {
    Server incoming = servers.server(incoming());
    Server outgoing = servers.server(Protocol.SMTP);
    host(Field.INCOMING_HOST, incoming);
    port(Field.INCOMING_PORT, incoming);
    security(Field.INCOMING_SECURITY);
    host(Field.OUTGOING_HOST, outgoing);
    port(Field.OUTGOING_PORT, outgoing);
    security(Field.OUTGOING_SECURITY);
    userName();
    authentication();
    if (given.value(Field.SECRET).equals(Secret.SIGN_IN.name())) {
      add(Field.SECRET, Kind.SECRET_SIGN_IN, "");
    }
    return List.copyOf(faults);
  }

  /** What the program says it is; if it does not, what its port says. */
  private Protocol incoming() {
    String said = given.value(Field.PROTOCOL);
    if (said.isEmpty()) {
      int port = number(given.value(Field.INCOMING_PORT));
      return isPop3(port) ? Protocol.POP3 : Protocol.IMAP;
    }
    return said.equals(Protocol.POP3.name()) ? Protocol.POP3 : Protocol.IMAP;
  }

  private void host(Field field, Server right) {
    String typed = given.value(field);
    Matcher withPort = WITH_PORT.matcher(typed);
    if (typed.isEmpty() || asName(typed).equals(asName(right.host()))) {
      return;
    }
    if (typed.contains("@")) {
      add(field, Kind.HOST_IS_ADDRESS, right.host());
    } else if (withPort.matches() && asName(withPort.group(1)).equals(asName(right.host()))) {
      add(field, Kind.HOST_WITH_PORT, right.host());
    } else {
      add(field, isOfTheSite(typed) ? Kind.HOST_OF_THE_SITE : Kind.HOST_OTHER, right.host());
    }
  }

  private boolean isOfTheSite(String typed) {
    String name = asName(typed);
    String domain = servers.domain().ascii();
    return typed.contains("/") || name.startsWith("www.") || name.equals(domain);
  }

  /** Case, a dot at the end and the form of an international name make no difference. */
  private static String asName(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    try {
      return IDN.toASCII(relative);
    } catch (IllegalArgumentException noName) {
      return relative;
    }
  }

  private void port(Field field, Server right) {
    String typed = given.value(field);
    int port = number(typed);
    if (!typed.isEmpty() && port != right.port()) {
      add(field, kindOf(port, right.protocol()), Integer.toString(right.port()));
    }
  }

  private Kind kindOf(int port, Protocol wanted) {
    boolean sends = wanted == Protocol.SMTP;
    if (port == NO_NUMBER) {
      return Kind.PORT_NO_NUMBER;
    }
    if (port == BETWEEN_SERVERS && sends) {
      return Kind.PORT_BETWEEN_SERVERS;
    }
    if (sends ? isImap(port) || isPop3(port) : isSmtp(port)) {
      return sends ? Kind.PORT_OF_RECEIVING : Kind.PORT_OF_SENDING;
    }
    if (wanted == Protocol.IMAP ? isPop3(port) : wanted == Protocol.POP3 && isImap(port)) {
      return wanted == Protocol.IMAP ? Kind.PORT_OF_POP3 : Kind.PORT_OF_IMAP;
    }
    return BEGIN_IN_THE_OPEN.contains(port) ? Kind.PORT_OF_STARTTLS : Kind.PORT_OTHER;
  }

  private boolean isImap(int port) {
    return port == servers.server(Protocol.IMAP).port() || OF_IMAP.contains(port);
  }

  private boolean isPop3(int port) {
    return port == servers.server(Protocol.POP3).port() || OF_POP3.contains(port);
  }

  private boolean isSmtp(int port) {
    return port == servers.server(Protocol.SMTP).port()
        || port == BETWEEN_SERVERS
        || port == 465
        || port == 587;
  }

  private static int number(String typed) {
    try {
      return Integer.parseInt(typed);
    } catch (NumberFormatException none) {
      return NO_NUMBER;
    }
  }

  private void security(Field field) {
    String said = given.value(field);
    if (said.equals(Security.STARTTLS.name())) {
      add(field, Kind.SECURITY_STARTTLS, "SSL/TLS");
    } else if (said.equals(Security.NONE.name())) {
      add(field, Kind.SECURITY_NONE, "SSL/TLS");
    }
  }

  private void userName() {
    String typed = given.value(Field.USER_NAME).toLowerCase(Locale.ROOT);
    if (typed.isEmpty() || typed.equals(mailbox.toString())) {
      return;
    }
    add(
        Field.USER_NAME,
        typed.equals(mailbox.local()) ? Kind.USER_WITHOUT_DOMAIN : Kind.USER_OTHER,
        mailbox.toString());
  }

  private void authentication() {
    String said = given.value(Field.AUTHENTICATION);
    if (said.equals(Authentication.SPA.name())) {
      add(Field.AUTHENTICATION, Kind.AUTHENTICATION_SPA, "");
    } else if (said.equals(Authentication.OAUTH2.name())) {
      add(Field.AUTHENTICATION, Kind.AUTHENTICATION_OAUTH2, "");
    } else if (said.equals(Authentication.NONE.name())) {
      add(Field.AUTHENTICATION, Kind.AUTHENTICATION_NONE, "");
    }
  }

  private void add(Field field, Kind kind, String wanted) {
    faults.add(new Fault(field, kind, wanted));
  }
}
