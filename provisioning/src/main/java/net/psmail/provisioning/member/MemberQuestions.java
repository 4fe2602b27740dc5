package net.psmail.provisioning.member;

import java.util.ArrayList;
import java.util.List;
import net.psmail.provisioning.member.MemberSearch.Standing;

/**
 * What the database is asked for a page of accounts. Each question names the index that answers it
 * in the order of addresses, since an optimizer that knows no distribution may sort a million rows
 * for fifty; both databases take the same words for that. Only numbers are asked for, which stand
 * in the index.
 */
public final class MemberQuestions {

  /** Behind every address that begins with what stands before it. */
  private static final String LAST = "\uffff";

  private MemberQuestions() {}

  /** SQL with numbered parameters, and their values. */
  public record Question(String sql, List<Object> values) {

    public Question {
      values = List.copyOf(values);
    }
  }

  /** For accounts by their own addresses. */
  public static Question byAddress(MemberSearch search, MemberDomain domain) {
    return search.standing().filter(Standing.SUSPENDED::equals).isPresent()
        ? suspended(search, domain)
        : others(search, domain);
  }

  private static Question others(MemberSearch search, MemberDomain domain) {
    List<String> columns = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    domain.id().ifPresent(id -> equal("domain_id", id, columns, conditions, values));
    search
        .standing()
        .ifPresent(one -> equal("standing", one.number(), columns, conditions, values));
    String index = "account_by_" + String.join("_and_", columns).replace("_id", "");
    conditions.add(range("a.sign_in_name", search, values));
    columns.add("sign_in_name");
    if (conditions.size() == 1) {
      // People who work here have none. H2 wants the order of the whole index.
      conditions.add("a.domain_id is not null");
      columns.add("domain_id");
      index = "account_by_name";
    }
    return new Question(
        "select a.id from account a use index (%s) where %s order by a.%s"
            .formatted(index, String.join(" and ", conditions), String.join(", a.", columns)),
        values);
  }

  private static void equal(
      String column,
      Object value,
      List<String> columns,
      List<String> conditions,
      List<Object> values) {
    columns.add(column);
    values.add(value);
    conditions.add("a." + column + " = ?" + values.size());
  }

  private static Question suspended(MemberSearch search, MemberDomain domain) {
    List<Object> values = new ArrayList<>();
    values.add("%@" + domain.name().orElse("%"));
    return new Question(
        "select x.account_id from suspension x where x.address like ?1"
            + " and (x.ends_at is null or x.ends_at > unix_timestamp()) and "
            + range("x.address", search, values)
            + " order by x.address",
        values);
  }

  /**
   * For accounts by their aliases: number and alias.
   *
   * @param domain of the aliases
   * @param office of the accounts, which may be another
   */
  public static Question byAlias(MemberSearch search, MemberDomain domain, MemberDomain office) {
    List<String> columns = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    office.id().ifPresent(id -> equal("account_domain_id", id, columns, conditions, values));
    domain.id().ifPresent(id -> equal("domain_id", id, columns, conditions, values));
    conditions.add(range("a.address", search, values));
    // Written so that no other index looks better than that of the addresses.
    conditions.add("case when a.removed_at is null then 1 else 0 end = 1");
    String first = columns.isEmpty() ? "" : columns.get(0);
    return new Question(
        "select a.account_id, a.address from member_alias a %s where %s order by %s a.address"
            .formatted(
                first.isEmpty()
                    ? ""
                    : "use index (member_alias_by_" + first.replace("_id", "") + ")",
                String.join(" and ", conditions),
                first.isEmpty() ? "" : "a." + first + ","),
        values);
  }

  private static String range(String column, MemberSearch search, List<Object> values) {
    int first = values.size() + 1;
    values.add(search.words());
    values.add(search.words() + LAST);
    values.add(search.after());
    return "%1$s >= ?%2$d and %1$s < ?%3$d and %1$s > ?%4$d"
        .formatted(column, first, first + 1, first + 2);
  }
}
