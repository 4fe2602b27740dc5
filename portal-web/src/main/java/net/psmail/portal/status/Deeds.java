package net.psmail.portal.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.Form;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/** What an operator does at the status page: done there, noted here, and led on from. */
@RequestScoped
public class Deeds {

  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  /** To what it was done, and where that leads. */
  record Done(String subject, String path) {}

  /** Something to be done. */
  interface Deed {
    Done done() throws StatusAway, StatusRefusal;
  }

  /** The form that asked for it, with what is wrong. */
  interface Again {
    View form(List<Problem> problems) throws StatusAway;
  }

  /** Does what a form asks for, or gives the form again. */
  Response send(Session operator, Act act, Deed deed, Again again) {
    try {
      return done(operator, act, deed);
    } catch (StatusRefusal refusal) {
      return again(again, refusal.problems());
    } catch (StatusAway away) {
      return again(again, List.of(Problem.of("", "problem.status.away")));
    }
  }

  /** Does what a button asks for. */
  Response press(Session operator, Act act, Deed deed) throws StatusAway {
    try {
      return done(operator, act, deed);
    } catch (StatusRefusal refusal) {
      throw new StatusAway("The status page does not do this", refusal);
    }
  }

  private Response done(Session operator, Act act, Deed deed) throws StatusAway, StatusRefusal {
    Done done = deed.done();
    transactions.run(() -> audit.by(operator, act, done.subject(), client.origin()));
    return Redirect.to(Visit.of(request), done.path());
  }

  private Response again(Again again, List<Problem> problems) {
    try {
      return forms.again(again.form(problems));
    } catch (StatusAway away) {
      return Redirect.to(Visit.of(request), StatusPages.PATH + "?done=away");
    }
  }
}
