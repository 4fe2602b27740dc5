package net.psmail.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.net.ssl.SSLContext;
import net.psmail.provisioning.account.AccountSettings;
import net.psmail.provisioning.account.Operators;
import net.psmail.provisioning.address.ReservedNames;
import net.psmail.provisioning.alias.AliasSettings;
import net.psmail.provisioning.alias.ContactSettings;
import net.psmail.provisioning.alias.ProviderAddresses;
import net.psmail.provisioning.audit.AuditSettings;
import net.psmail.provisioning.database.Schema;
import net.psmail.provisioning.dkim.DkimKeys;
import net.psmail.provisioning.dkim.DkimSettings;
import net.psmail.provisioning.dns.DnsSettings;
import net.psmail.provisioning.domain.DomainSettings;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.export.ExportSettings;
import net.psmail.provisioning.export.Exports;
import net.psmail.provisioning.intake.IntakeSettings;
import net.psmail.provisioning.intake.Intakes;
import net.psmail.provisioning.invite.InviteSettings;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.mailbox.MailboxSettings;
import net.psmail.provisioning.mailserver.MailServerSettings;
import net.psmail.provisioning.mailserver.MailServers;
import net.psmail.provisioning.otheraddress.RecoverySettings;
import net.psmail.provisioning.outgoing.OutgoingMails;
import net.psmail.provisioning.password.PasswordSettings;
import net.psmail.provisioning.postfixadmin.TakeoverSettings;
import net.psmail.provisioning.rule.RuleSettings;
import net.psmail.provisioning.sending.SendingPolicy;
import net.psmail.provisioning.sending.SendingSettings;
import net.psmail.provisioning.sending.Sendings;
import net.psmail.provisioning.session.SessionSettings;
import net.psmail.provisioning.signup.SignUpSettings;
import net.psmail.provisioning.webhook.WebhookSettings;

/** Starts and stops the module; the application calls it, nothing starts by itself. */
@ApplicationScoped
public class Provisioning {

  @Inject Schema schema;
  @Inject MailDomains domains;
  @Inject ProviderAddresses providerAddresses;
  @Inject Operators operators;
  @Inject DkimKeys signingKeys;
  @Inject MailServers mailServers;
  @Inject OutgoingMails outgoing;
  @Inject Sendings sendings;
  @Inject SendingPolicy sendingPolicy;
  @Inject Exports exports;
  @Inject Intakes intakes;
  @Inject Jobs jobs;

  /**
   * Checks the configuration, brings the schema up to date, makes the configured domains, starts
   * the mail server and then the jobs.
   *
   * @param tlsForMail what the embedded mail server presents; it may change its certificate while
   *     running
   * @param trust whom to believe to be the mail server of this installation
   * @throws ProvisioningException START_REFUSED with a sentence for the operator,
   *     DATABASE_UNAVAILABLE
   */
  public void start(SSLContext tlsForMail, SSLContext trust) {
    checkConfiguration();
    schema.migrate();
    domains.addConfigured();
    providerAddresses.publish();
    operators.invite();
    sendings.publish();
    signingKeys.start();
    mailServers.start(tlsForMail, trust);
    outgoing.trust(trust);
    exports.start(trust);
    intakes.start(trust);
    jobs.start();
    sendingPolicy.start();
  }

  /**
   * Stops what answers Postfix and moves mail, jobs and mail server, in this order; work in flight
   * is finished or tried again later.
   */
  public void stop() {
    sendingPolicy.stop();
    exports.stop();
    intakes.stop();
    jobs.stop();
    mailServers.stop();
  }

  /** Whether the database answers. */
  public boolean healthy() {
    return schema.answers();
  }

  private static void checkConfiguration() {
    DomainSettings.read();
    ReservedNames.check();
    MailServerSettings.read();
    MailboxSettings.read();
    PasswordSettings.read();
    AccountSettings.read();
    RecoverySettings.read();
    SignUpSettings.read();
    InviteSettings.read();
    SendingSettings.read();
    SessionSettings.read();
    AuditSettings.read();
    ContactSettings.read();
    AliasSettings.read();
    DnsSettings.read();
    DkimSettings.read();
    RuleSettings.read();
    ExportSettings.read();
    IntakeSettings.read();
    WebhookSettings.read();
    TakeoverSettings.read();
  }
}
