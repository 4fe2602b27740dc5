package net.psmail.provisioning.mailserver;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import org.subethamail.smtp.client.SMTPException;

/**
 * Dovecot: runs on its own and reads accounts from the database. Mail goes in by LMTP; sessions are
 * cut, folders counted and mail erased by its administration API; scripts are put by ManageSieve.
 * Submission is Postfix's, which asks Dovecot who may, and so is a port for letters of the provider
 * to others.
 */
public final class DovecotMailServer implements MailServer {

  private static final int NO_SUCH_MAILBOX = 67;
  private static final int NO_SESSIONS = 68;
  private static final int NOTHING_THERE_OR_FAILED = 75;

  private final DovecotSettings settings;
  private final Doveadm doveadm;
  private final Optional<ManageSieve> sieve;

  /**
   * Dovecot at these addresses.
   *
   * @param trust whom to believe to be the one that scripts are put to
   */
  public DovecotMailServer(DovecotSettings settings, SSLSocketFactory trust) {
    this.settings = settings;
    this.doveadm = new Doveadm(settings);
    this.sieve = settings.sieve().map(scripts -> new ManageSieve(scripts, trust));
  }

  @Override
  public void start() {
    // It is started beside us, after us, and may be restarted without us.
  }

  @Override
  public void stop() {
    // It goes on serving mail when the portal stops.
  }

  @Override
  public void deliver(MailAddress to, byte[] message) {
    try (HandOver store = HandOver.byLmtp(settings.lmtpHost(), settings.lmtpPort())) {
      store.deliver(to.toString(), message);
    } catch (SMTPException e) {
      throw refused(e);
    } catch (IOException e) {
      throw ProvisioningException.mailServerUnavailable("LMTP to " + settings.lmtpHost(), e);
    }
  }

  @Override
  public boolean reachesOthers() {
    return settings.relayPort() > 0;
  }

  @Override
  public void send(String to, byte[] message) {
    if (!reachesOthers()) {
      deliver(ours(to), message);
      return;
    }
    try (HandOver relay = HandOver.bySmtp(settings.lmtpHost(), settings.relayPort())) {
      relay.deliver(to, message);
    } catch (SMTPException e) {
      throw refused(e);
    } catch (IOException e) {
      throw ProvisioningException.mailServerUnavailable("Relay at " + settings.lmtpHost(), e);
    }
  }

  private static MailAddress ours(String address) {
    try {
      return MailAddress.parse(address);
    } catch (ProvisioningException ofOthers) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
  }

  @Override
  public void endSessions(MailAddress mailbox) {
    JsonObjectBuilder who =
        Json.createObjectBuilder().add("mask", Json.createArrayBuilder().add(mailbox.toString()));
    doveadm.run("kick", who, Set.of(NO_SESSIONS));
  }

  @Override
  public List<FolderUse> folders(MailAddress mailbox) {
    JsonObjectBuilder question =
        Json.createObjectBuilder()
            .add("user", mailbox.toString())
            .add("field", Json.createArrayBuilder().add("messages").add("vsize"))
            .add("mailboxMask", Json.createArrayBuilder().add("*"));
    JsonValue answer = doveadm.run("mailboxStatus", question, Set.of(NO_SUCH_MAILBOX));
    if (answer.getValueType() != JsonValue.ValueType.ARRAY) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    return answer.asJsonArray().getValuesAs(DovecotMailServer::folder);
  }

  private static FolderUse folder(JsonValue status) {
    JsonObject fields = status.asJsonObject();
    return new FolderUse(
        fields.getString("mailbox"),
        Long.parseLong(fields.getString("messages")),
        Long.parseLong(fields.getString("vsize")));
  }

  @Override
  public Sorting sorting() {
    return sieve.isPresent() ? Sorting.SCRIPTS : Sorting.NONE;
  }

  @Override
  public ScriptAnswer putScript(MailAddress mailbox, String script, boolean takeOver) {
    return sieve
        .orElseThrow(() -> ProvisioningException.mailServerUnavailable("No ManageSieve", null))
        .put(mailbox, script, takeOver);
  }

  @Override
  public void erase(MailAddress mailbox) {
    String home = home(mailbox);
    endSessions(mailbox);
    // The first asks for directories too, and cannot tell "nothing there" from a failure; the
    // second succeeds only when nothing is left.
    doveadm.run("fsDelete", tree(home, "dirs"), Set.of(NOTHING_THERE_OR_FAILED));
    doveadm.run("fsDelete", tree(home, ""), Set.of());
  }

  private String home(MailAddress mailbox) {
    JsonObjectBuilder question =
        Json.createObjectBuilder().add("userMask", mailbox.toString()).add("field", "home");
    JsonObject homes = doveadm.run("user", question, Set.of(NO_SUCH_MAILBOX)).asJsonObject();
    JsonObject found = homes.getJsonObject(mailbox.toString());
    if (found == null) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    return found.getString("home");
  }

  private static JsonObjectBuilder tree(String home, String fsArgs) {
    return Json.createObjectBuilder()
        .add("recursive", true)
        .add("fsDriver", "posix")
        .add("fsArgs", fsArgs)
        .add("path", Json.createArrayBuilder().add(home.endsWith("/") ? home : home + "/"));
  }

  private static ProvisioningException refused(SMTPException e) {
    return switch (e.getResponse().getCode()) {
      case 550, 553, 554 -> ProvisioningException.of(Kind.NOT_FOUND);
      case 552 -> ProvisioningException.of(Kind.LIMIT_REACHED);
      default -> ProvisioningException.mailServerUnavailable("Refused: " + e.getResponse(), e);
    };
  }
}
