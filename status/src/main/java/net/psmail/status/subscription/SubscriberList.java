package net.psmail.status.subscription;

import java.util.List;
import net.psmail.status.database.Database;

/** The SQL of what operators see. */
final class SubscriberList {

  private static final String WAITING = "d.done_at is null and d.given_up_at is null";

  private final Database database;

  SubscriberList(Database database) {
    this.database = database;
  }

  List<Subscriber> all() {
    return database.query(
        "read the subscribers",
        row ->
            new Subscriber(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("address"),
                row.getString("language"),
                Database.maybeInstant(row, "confirmed_at"),
                Database.maybeInstant(row, "set_aside_at"),
                row.getInt("waiting"),
                row.getInt("given_up"),
                row.getString("last_error")),
        "select s.*, coalesce(w.waiting, 0) as waiting, coalesce(w.given_up, 0) as given_up,"
            + " (select d.error from delivery d where d.subscriber_id = s.id"
            + " and d.error is not null order by d.created_at desc limit 1) as last_error"
            + " from subscriber s left join (select d.subscriber_id,"
            + " sum(case when "
            + WAITING
            + " then 1 else 0 end) as waiting,"
            + " sum(case when d.given_up_at is not null then 1 else 0 end) as given_up"
            + " from delivery d group by d.subscriber_id) w on w.subscriber_id = s.id"
            + " order by s.kind, s.address");
  }

  Counts counts() {
    return new Counts(
        number("subscriber where kind = 'MAIL' and confirmed_at is not null"),
        number("subscriber where kind = 'WEBHOOK' and confirmed_at is not null"),
        number("subscriber where confirmed_at is null"),
        number("subscriber where set_aside_at is not null"),
        number("delivery d where " + WAITING),
        number("delivery where given_up_at is not null"));
  }

  private int number(String of) {
    return database
        .query("count subscribers", row -> row.getInt(1), "select count(*) from " + of)
        .get(0);
  }
}
