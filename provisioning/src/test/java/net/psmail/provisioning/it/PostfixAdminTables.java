package net.psmail.provisioning.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A MariaDB of another provider with the tables of PostfixAdmin 4, to be filled by hand. */
public final class PostfixAdminTables {

  public static final String READER = "reader";

  private static final String SECRET = "only for reading";

  private static final String SCHEMA =
      """
      create database postfix character set latin1 collate latin1_general_ci;
      use postfix;
      create table domain (
        domain varchar(255) not null,
        description varchar(255) character set utf8mb4 not null default '',
        aliases int not null default 0,
        mailboxes int not null default 0,
        maxquota bigint not null default 0,
        quota bigint not null default 0,
        transport varchar(255) not null default 'virtual',
        backupmx tinyint(1) not null default 0,
        created datetime not null default '2000-01-01 00:00:00',
        modified datetime not null default '2000-01-01 00:00:00',
        active tinyint(1) not null default 1,
        password_expiry int default 0,
        primary key (domain)
      );
      create table mailbox (
        username varchar(255) not null,
        password varchar(255) not null,
        name varchar(255) character set utf8mb4 not null default '',
        maildir varchar(255) not null default '',
        quota bigint not null default 0,
        local_part varchar(255) not null default '',
        domain varchar(255) not null,
        created datetime not null default '2000-01-01 00:00:00',
        modified datetime not null default '2000-01-01 00:00:00',
        active tinyint(1) not null default 1,
        phone varchar(30) character set utf8mb4 not null default '',
        email_other varchar(255) character set utf8mb4 not null default '',
        token varchar(255) character set utf8mb4 not null default '',
        token_validity datetime not null default '2000-01-01 00:00:00',
        password_expiry datetime not null default '2000-01-01 00:00:00',
        totp_secret varchar(255) character set utf8mb4 default null,
        smtp_active tinyint(1) not null default 1,
        primary key (username),
        key domain (domain)
      );
      create table alias (
        address varchar(255) not null,
        goto text not null,
        domain varchar(255) not null default '',
        description varchar(255) character set utf8mb4 not null default '',
        created datetime not null default '2000-01-01 00:00:00',
        modified datetime not null default '2000-01-01 00:00:00',
        active tinyint(1) not null default 1,
        primary key (address),
        key domain (domain)
      );
      create table alias_domain (
        alias_domain varchar(255) not null default '',
        target_domain varchar(255) not null default '',
        description varchar(255) character set utf8mb4 not null default '',
        created datetime not null default '2000-01-01 00:00:00',
        modified datetime not null default '2000-01-01 00:00:00',
        active tinyint(1) not null default 1,
        primary key (alias_domain),
        key active (active),
        key target_domain (target_domain)
      );
      create user %1$s@'%%' identified by '%2$s';
      grant select on postfix.domain to %1$s@'%%';
      grant select on postfix.mailbox to %1$s@'%%';
      grant select on postfix.alias to %1$s@'%%';
      grant select on postfix.alias_domain to %1$s@'%%';
      """
          .formatted(READER, SECRET);

  private final MariaDb database;

  private PostfixAdminTables(MariaDb database) {
    this.database = database;
  }

  public static MariaDb create(Path directory, int port) throws IOException {
    MariaDb database = MariaDb.create(directory, port);
    database.execute(SCHEMA);
    return database;
  }

  /** What the settings name; it lies beside the database. */
  public static Path passwordFile(Path directory) throws IOException {
    Path file = directory.resolve("reader.password");
    Files.writeString(file, SECRET + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Those of a directory, wherever the database was started; nothing is in them. */
  public static PostfixAdminTables emptied(Path directory) throws IOException {
    PostfixAdminTables tables = new PostfixAdminTables(MariaDb.in(directory));
    for (String table : new String[] {"domain", "mailbox", "alias", "alias_domain"}) {
      tables.execute("delete from " + table);
    }
    return tables;
  }

  public void domain(String name) throws IOException {
    execute("insert into domain (domain, aliases, mailboxes) values ('%s', 0, 0)".formatted(name));
  }

  /** With the alias to itself that PostfixAdmin makes for each mailbox. */
  public void mailbox(String local, String domain, String password, long quota) throws IOException {
    execute(
        """
        insert into mailbox (username, password, name, maildir, quota, local_part, domain)
        values ('%1$s@%2$s', '%3$s', 'Somebody', '%2$s/%1$s/', %4$d, '%1$s', '%2$s')
        """
            .formatted(local, domain, password, quota));
    alias(local, domain, local + "@" + domain);
  }

  public void alias(String local, String domain, String targets) throws IOException {
    execute(
        "insert into alias (address, goto, domain) values ('%1$s@%2$s', '%3$s', '%2$s')"
            .formatted(local, domain, targets));
  }

  /** As many, to one target: n1, n2 and so on. */
  public void aliases(int many, String domain, String target) throws IOException {
    execute(
        """
        insert into alias (address, goto, domain)
        select concat('n', seq, '@%2$s'), '%3$s', '%2$s' from seq_1_to_%1$d
        """
            .formatted(many, domain, target));
  }

  public void execute(String sql) throws IOException {
    database.execute("use postfix;\n" + sql + ";\n");
  }
}
