package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.portal.message.MessageSettings;
import net.psmail.portal.site.SiteSettings;
import net.psmail.provisioning.account.AccountSettings;
import net.psmail.provisioning.audit.AuditSettings;
import net.psmail.provisioning.clientsettings.ClientSettings;
import net.psmail.provisioning.clientsettings.DomainServers.Server;

/** What differs from one installation to the next, as in <code>{{imaps.host}}</code>. */
@ApplicationScoped
class Placeholders {

  private static final Pattern FORM = Pattern.compile("\\{\\{([a-z0-9.]+)}}");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|]");

  @Inject SiteSettings site;
  @Inject ClientSettings servers;

  /** The text with the values of this installation; an unknown name is left as it is. */
  String fill(String markdown) {
    Map<String, String> values = values();
    return FORM.matcher(markdown)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }

  private Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    values.put("provider", SPECIAL.matcher(site.site().name()).replaceAll("\\\\$0"));
    values.put("domain", site.site().domain());
    values.put("grace.days", Long.toString(AccountSettings.read().grace().toDays()));
    values.put("log.days", Long.toString(AuditSettings.read().retention().toDays()));
    values.put("message.days", Long.toString(MessageSettings.read().retention().toDays()));
    servers.ofDefault().servers().forEach(server -> put(values, server));
    return values;
  }

  private static void put(Map<String, String> values, Server server) {
    String name =
        switch (server.protocol()) {
          case IMAP -> "imaps";
          case POP3 -> "pop3s";
          case SMTP -> "submissions";
        };
    values.put(name + ".host", server.host());
    values.put(name + ".port", Integer.toString(server.port()));
  }
}
