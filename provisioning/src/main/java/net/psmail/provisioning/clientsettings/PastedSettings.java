package net.psmail.provisioning.clientsettings;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.ProgramSettings.Authentication;
import net.psmail.provisioning.clientsettings.ProgramSettings.Field;
import net.psmail.provisioning.clientsettings.ProgramSettings.Security;

/**
 * Finds settings in text: the summary that a mail program shows, or the file that it reads. Only
 * what belongs into a field is taken; everything else, and above all a password, is left behind.
 */
public final class PastedSettings {

  private static final Pattern URL =
      pattern("(imap|pop|pop3|smtp)(s?)://(?:([^@/\\s:]+)(?::[^@/\\s]*)?@)?([\\w.-]+)(?::(\\d+))?");
  private static final Pattern HOST =
      pattern(
          "\\b(?:host ?name|host|(?:mail)?server(?: ?name)?)\\b[\\s:=\"]*([\\w-]+\\.[\\w.-]+|localhost)");
  private static final Pattern HOST_AND_PORT =
      pattern("(?<![\\w@/.-])([\\w-]+\\.[\\w.-]+|localhost):(\\d{1,5})\\b");
  private static final Pattern PORT = pattern("\\bport\\b[^\\d\\n]{0,12}(\\d{1,5})\\b");
  private static final Pattern USER =
      pattern(
          "(?:\\b|_)(?:user ?name|user|login|benutzername|benutzer)\\b[\\s:=\"]+([^\\s\"':=]+)");
  private static final Pattern OUTGOING =
      pattern("smtp|outgoing|postausgang|ausgehend|ausgang|tls_starttls");
  private static final Pattern INCOMING =
      pattern("imap|pop3?\\b|pop3?s|incoming|posteingang|eingehend");
  private static final Pattern POP3 = pattern("\\bpop3?s?\\b");
  private static final Pattern NO_STARTTLS = pattern("starttls[\\s:=\"]*(?:off|no|false|nein)");
  private static final Pattern NO_SECURITY =
      pattern(
          "(?:security|ssl|tls|sicherheit|encryption|verschl.sselung)[\\s:=\"]*(?:none|off|no|keine|aus)\\b");
  private static final Pattern TLS = pattern("\\bssl|\\btls|imaps|smtps|pop3s");
  private static final Pattern SPA =
      pattern(
          "ntlm|cram-md5|digest-md5|gssapi|kerberos|encrypted password|verschl.sseltes passwort"
              + "|\\bspa\\b.{0,40}\\b(?:on|yes|ein|an)\\b|secure password authentication\\W*(?:on|yes|ein|an)\\b");
  private static final Pattern PLAIN =
      pattern("normal password|passwort, normal|\\bplain\\b|auth\\w*[\\s:=\"]*(?:login|on)\\b");
  private static final Set<String> OF_SENDING = Set.of("25", "465", "587");

  private final Map<Field, String> found = new EnumMap<>(Field.class);
  private boolean outgoing;

  private PastedSettings() {}

  /** What the text says; empty when there are no settings in it. */
  public static ProgramSettings read(String text) {
    PastedSettings settings = new PastedSettings();
    DevicePasswordShape.remove(text).lines().forEach(settings::line);
    settings.mindThePort();
    return new ProgramSettings(settings.found);
  }

  /** Whether somebody has pasted one of our passwords along. */
  public static boolean holdsPassword(String text) {
    return DevicePasswordShape.isIn(text);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, CASE_INSENSITIVE | UNICODE_CASE);
  }

  private void line(String line) {
    turn(line);
    Matcher url = URL.matcher(line);
    if (url.find()) {
      url(url);
      return;
    }
    Matcher both = HOST_AND_PORT.matcher(line);
    if (both.find()) {
      note(host(), both.group(1));
      note(port(), both.group(2));
    }
    take(HOST, line, host());
    take(PORT, line, port());
    take(USER, line, Field.USER_NAME);
    security(line);
    authentication(line);
  }

  private void turn(String line) {
    boolean sends = OUTGOING.matcher(line).find();
    boolean receives = INCOMING.matcher(line).find();
    if (sends != receives) {
      outgoing = sends;
    }
    if (receives && !sends) {
      boolean pop3 = POP3.matcher(line).find();
      note(Field.PROTOCOL, (pop3 ? Protocol.POP3 : Protocol.IMAP).name());
    }
  }

  private void url(Matcher url) {
    outgoing = url.group(1).equalsIgnoreCase("smtp");
    boolean tls = !url.group(2).isEmpty();
    note(host(), url.group(4));
    if (url.group(3) != null) {
      note(Field.USER_NAME, url.group(3).replace("%40", "@"));
    }
    if (url.group(5) != null) {
      note(port(), url.group(5));
    }
    note(security(), (tls ? Security.TLS : Security.STARTTLS).name());
  }

  private void security(String line) {
    if (NO_STARTTLS.matcher(line).find()) {
      found.put(security(), Security.TLS.name());
    } else if (NO_SECURITY.matcher(line).find()) {
      note(security(), Security.NONE.name());
    } else if (pattern("starttls").matcher(line).find()) {
      found.put(security(), Security.STARTTLS.name());
    } else if (TLS.matcher(line).find()) {
      note(security(), Security.TLS.name());
    }
  }

  private void authentication(String line) {
    if (pattern("oauth").matcher(line).find()) {
      note(Field.AUTHENTICATION, Authentication.OAUTH2.name());
    } else if (SPA.matcher(line).find()) {
      note(Field.AUTHENTICATION, Authentication.SPA.name());
    } else if (PLAIN.matcher(line).find()) {
      note(Field.AUTHENTICATION, Authentication.PASSWORD.name());
    }
  }

  /** Nobody receives by a port of sending: a file that only sends need not say so. */
  private void mindThePort() {
    boolean sendsOnly =
        OF_SENDING.contains(found.getOrDefault(Field.INCOMING_PORT, ""))
            && !found.containsKey(Field.OUTGOING_HOST);
    if (sendsOnly) {
      move(Field.INCOMING_HOST, Field.OUTGOING_HOST);
      move(Field.INCOMING_PORT, Field.OUTGOING_PORT);
      move(Field.INCOMING_SECURITY, Field.OUTGOING_SECURITY);
    }
  }

  private void move(Field from, Field to) {
    String value = found.remove(from);
    if (value != null) {
      found.put(to, value);
    }
  }

  private void take(Pattern pattern, String line, Field field) {
    Matcher matcher = pattern.matcher(line);
    if (matcher.find()) {
      note(field, matcher.group(1));
    }
  }

  private void note(Field field, String value) {
    found.putIfAbsent(field, value);
  }

  private Field host() {
    return outgoing ? Field.OUTGOING_HOST : Field.INCOMING_HOST;
  }

  private Field port() {
    return outgoing ? Field.OUTGOING_PORT : Field.INCOMING_PORT;
  }

  private Field security() {
    return outgoing ? Field.OUTGOING_SECURITY : Field.INCOMING_SECURITY;
  }
}
