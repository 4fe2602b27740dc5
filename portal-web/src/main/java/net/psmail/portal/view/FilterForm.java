package net.psmail.portal.view;

/**
 * A filter as it is typed in.
 *
 * @param part from, to, subject or list
 * @param way contains or is
 * @param goes keep, folder or trash
 */
public record FilterForm(
    String part,
    String way,
    String words,
    String goes,
    String folder,
    boolean seen,
    boolean flagged,
    boolean stops) {

  /** Nothing typed yet. */
  public static final FilterForm EMPTY =
      new FilterForm("from", "contains", "", "folder", "", false, false, true);
}
