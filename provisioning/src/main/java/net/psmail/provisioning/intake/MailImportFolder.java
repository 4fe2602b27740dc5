package net.psmail.provisioning.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far a folder was gone through: up to a number that its mails get one after the other. */
@Entity
@Table(name = "mail_import_folder")
class MailImportFolder {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column private String folder;
  @Column private String target;

  @Column(name = "uid_validity")
  private long uidValidity;

  @Column(name = "last_uid")
  private long lastUid;

  @Column(name = "all_mails")
  private long allMails;

  @Column(name = "done_mails")
  private long doneMails;

  @Column(name = "known_mails")
  private long knownMails;

  @Column(name = "done_bytes")
  private long doneBytes;

  protected MailImportFolder() {}

  MailImportFolder(long accountId, String folder, String target) {
    this.accountId = accountId;
    this.folder = folder;
    this.target = target;
  }

  /** The numbers of a folder that was made anew are others: then it is gone through anew. */
  void open(long validity, long mails) {
    if (uidValidity != validity) {
      uidValidity = validity;
      lastUid = 0;
      doneMails = 0;
      knownMails = 0;
      doneBytes = 0;
    }
    allMails = mails;
  }

  void took(long uid, long bytes) {
    lastUid = uid;
    doneMails++;
    doneBytes += bytes;
  }

  void knew(long uid) {
    lastUid = uid;
    knownMails++;
  }

  void refused(long uid) {
    lastUid = uid;
  }

  long accountId() {
    return accountId;
  }

  String folder() {
    return folder;
  }

  String target() {
    return target;
  }

  long lastUid() {
    return lastUid;
  }

  Intake.Folder view() {
    return new Intake.Folder(folder, target, allMails, doneMails, knownMails, doneBytes);
  }
}
