package net.psmail.status.watch;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.Component;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Report;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import net.psmail.status.incident.NoticeListener;
import net.psmail.status.subscription.Notice;
import net.psmail.status.subscription.Subscriptions;

/** Passes on to subscribers what happens: to incidents, and to the states of components. */
final class Subscribers implements NoticeListener {

  private final Subscriptions subscriptions;
  private final Database database;
  private final URI page;
  private final Map<String, State> told = new HashMap<>();

  /**
   * @param page where readers find the status page, without a slash at the end
   */
  Subscribers(Subscriptions subscriptions, Database database, URI page) {
    this.subscriptions = subscriptions;
    this.database = database;
    this.page = page;
  }

  @Override
  public void hear(Connection connection, net.psmail.status.incident.Notice notice)
      throws SQLException {
    subscriptions.write(
        connection,
        new Notice(
            notice.about(),
            notice.scheduledFor() == null ? Notice.Kind.INCIDENT : Notice.Kind.MAINTENANCE,
            notice.incidentId(),
            notice.impact().code(),
            notice.title(),
            notice.titleDe(),
            notice.status().code(),
            null,
            notice.body(),
            notice.bodyDe(),
            notice.componentIds(),
            notice.at(),
            URI.create(page + "/incidents/" + notice.incidentId() + "/")));
  }

  /** Tells of states that have turned since the last call; the first call tells of none. */
  void follow(Report report) {
    for (ComponentView view : report.components()) {
      State before = told.get(view.id());
      State now = view.state();
      if (now != State.UNKNOWN && now != before) {
        if (before != null) {
          tell(view.component(), before, view);
        }
        told.put(view.id(), now);
      }
    }
  }

  private void tell(Component component, State before, ComponentView view) {
    Instant at = view.since() == null ? component.updatedAt() : view.since();
    Notice notice =
        new Notice(
            component.id() + ":" + at.toEpochMilli() + ":" + view.state().code(),
            Notice.Kind.COMPONENT,
            component.id(),
            "none",
            component.name().english(),
            component.name().german(),
            view.state().code(),
            before.code(),
            "",
            null,
            List.of(component.id()),
            at,
            page);
    database.transaction(
        "tell subscribers",
        connection -> {
          subscriptions.write(connection, notice);
          return notice;
        });
  }
}
