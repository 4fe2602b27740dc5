package net.psmail.provisioning.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.device.TypedName;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionSecrets;

/** Makes invitations, whoever invites, and hands over the link. */
@ApplicationScoped
class NewInvites {

  private static final String SHOWN = "INVITE";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject OpenInvites open;
  @Inject MailDomains domains;
  @Inject SessionSecrets secrets;
  @Inject Codes codes;
  @Inject Clock clock;

  private final InviteSettings settings = InviteSettings.read();

  /** Makes one, in a transaction; {@link #take} gives its token to the session. */
  void make(Session session, DomainName domain, Maker maker, String typed) {
    secrets.keep(session.token(), SHOWN, make(domain, maker, typed).token());
  }

  /** Makes one, in a transaction, for who is shown its token at once. */
  MadeInvite make(DomainName domain, Maker maker, String typed) {
    String note = typed.strip();
    if (!TypedName.isFit(note)) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
    if (domains.signUp(domain) == SignUpPolicy.CLOSED) {
      throw ProvisioningException.of(Kind.SIGN_UP_CLOSED);
    }
    String token = codes.token();
    Instant now = clock.instant();
    Invite invite =
        new Invite(
            Digests.sha256(token),
            domains.idOf(domain),
            maker,
            note,
            now,
            now.plus(settings.lifetime()));
    entities.persist(invite);
    entities.flush();
    return new MadeInvite(invite.sent(), token);
  }

  /** The token of the newest that this session has made; it is told once. */
  Optional<String> take(Session session) {
    Optional<String> token = secrets.read(session.token(), SHOWN);
    if (token.isPresent()) {
      secrets.drop(session.token(), SHOWN);
    }
    return token.filter(fresh -> open.domain(fresh).isPresent());
  }
}
