package net.psmail.provisioning.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.NotedAct;
import net.psmail.provisioning.device.MailSignIns;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.session.Session;

/** The sign-ins of the last thirty days on somebody's account, for them, and for operators. */
@ApplicationScoped
public class SignInLog {

  private static final Duration TOLD = Duration.ofDays(30);
  private static final int OF_A_PAGE = 25;

  private static final Comparator<Placed> ORDER =
      Comparator.comparing((Placed one) -> one.place.at())
          .thenComparing(one -> one.place.web())
          .thenComparing(one -> one.place.id())
          .reversed();

  @Inject Audit audit;
  @Inject MailSignIns mail;
  @Inject Mailboxes mailboxes;
  @Inject Clock clock;

  private record Placed(SignInCursor place, SignIn signIn) {}

  /**
   * A part of the log, the newest first.
   *
   * @param next where the next part begins; empty after the last
   */
  public record Page(List<SignIn> signIns, Optional<String> next) {

    public Page {
      signIns = List.copyOf(signIns);
    }
  }

  /**
   * One page.
   *
   * @param after the {@code next} of the page before; anything else begins with the newest
   */
  public Page page(Session session, SignInFilter filter, String after) {
    return page(session.accountId(), session.mailbox().isPresent(), filter, after);
  }

  /** The same of a member, for an operator who may see the account. */
  public Page page(Member member, SignInFilter filter, String after) {
    return page(member.id(), true, filter, after);
  }

  private Page page(long account, boolean hasMailbox, SignInFilter filter, String after) {
    Instant now = clock.instant();
    SignInCursor place = SignInCursor.parse(after).orElseGet(() -> SignInCursor.start(now));
    List<Placed> found =
        Stream.concat(
                web(account, filter, place, now.minus(TOLD)),
                hasMailbox ? mail(account, filter, place, now.minus(TOLD)) : Stream.<Placed>empty())
            .sorted(ORDER)
            .limit(OF_A_PAGE + 1L)
            .toList();
    List<Placed> shown = found.subList(0, Math.min(OF_A_PAGE, found.size()));
    return new Page(
        shown.stream().map(Placed::signIn).toList(),
        found.size() > OF_A_PAGE
            ? Optional.of(shown.get(OF_A_PAGE - 1).place.text())
            : Optional.empty());
  }

  private Stream<Placed> web(long account, SignInFilter filter, SignInCursor place, Instant from) {
    return filter.web()
        ? audit.page(account, filter.acts(), from, place.webEnd(), OF_A_PAGE + 1).stream()
            .map(SignInLog::web)
        : Stream.empty();
  }

  private static Placed web(NotedAct act) {
    var entry = act.entry();
    return new Placed(
        new SignInCursor(entry.at(), true, act.id()),
        new SignIn(
            entry.at(),
            entry.origin().network(),
            Optional.of(new SignIn.Web(entry.act(), entry.origin().browser())),
            Optional.empty()));
  }

  /** People who work here have no mailbox. */
  private Stream<Placed> mail(long account, SignInFilter filter, SignInCursor place, Instant from) {
    return filter.mail()
        ? mail
            .page(
                mailboxes.idOf(account), filter.refusedOnly(), from, place.mailEnd(), OF_A_PAGE + 1)
            .stream()
            .map(SignInLog::mail)
        : Stream.empty();
  }

  private static Placed mail(MailSignIns.Counted counted) {
    return new Placed(
        new SignInCursor(counted.last(), false, counted.id()),
        new SignIn(
            counted.last(),
            counted.network(),
            Optional.empty(),
            Optional.of(
                new SignIn.Mail(
                    counted.protocol(), counted.device(), counted.refusal(), counted.times()))));
  }
}
