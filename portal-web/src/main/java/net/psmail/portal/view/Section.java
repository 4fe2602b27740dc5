package net.psmail.portal.view;

/** An item of the navigation. */
public enum Section {
  HOME,
  ABOUT,
  FAQS,
  CONTACT,
  SERVICES,
  SEARCH,
  GLOSSARY,
  LINKS,
  TIPS,
  UPDATES,
  HELP,
  MAILBOX,
  REGISTER,
  CONTROL_ROOM,
  /** A page that the navigation does not lead to, such as an error. */
  NONE
}
