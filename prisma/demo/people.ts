import { happens, chanceFor } from "./chance";

/** A student of the demo who cannot sign in: only their work is there. */
export interface DemoStudent {
  name: string;
  email: string;
  /** 0 to 1: how likely an answer of theirs is right. */
  skill: number;
  /** Hands in after the due time, where that is allowed. */
  isLate: boolean;
  /** Hands in what somebody else wrote, with other names in it. */
  isCopying: boolean;
}

const thisTerm = [
  ...["Amara Okafor", "Mateo Quispe", "Hana Kobayashi", "Linnea Sandberg", "Farid Haddad", "Priya Raghunathan"],
  ...["Tomasz Wilk", "Soraya Nazari", "Kwame Boateng", "Mei-Ling Zhou", "Diego Villalobos", "Aoife Brennan"],
  ...["Nikhil Deshpande", "Leilani Kealoha", "Bastien Moreau", "Thandiwe Dube", "Ji-woo Han", "Emre Aydin"],
  ...["Chiara Lombardi", "Rashid Karimov", "Xochitl Ramos", "Oskar Lindqvist", "Fatou Diallo", "Minh Anh Tran"],
  ...["Yael Friedman", "Zoltan Kertesz", "Anjali Fernando", "Caleb Redfeather", "Ingrid Solheim", "Omar Benali"],
  ...["Daria Volkova", "Samuel Adeyemi", "Wen-Chi Lin", "Paloma Ibarra", "Arjun Malhotra", "Freya Nilsen"],
  ...["Tariq Mansour", "Beatriz Carvalho"],
];

const lastTerm = [
  ...["Sana Qureshi", "Luca Bianchi", "Naledi Mokoena", "Ryo Fujimoto", "Elif Demir", "Gabriel Santos"],
  ...["Maren Vogel", "Ifeanyi Eze", "Camila Rojas", "Dmitri Sokolov", "Aisha Rahman", "Henrik Dahl"],
  ...["Thuy Nguyen", "Kofi Mensah", "Valentina Greco", "Noah Silverman", "Shreya Kulkarni", "Pavel Novak"],
  ...["Marisol Ortega", "Jonas Keller"],
];

/** Of this term, the two who do not work alone. */
const copying = ["Zoltan Kertesz", "Paloma Ibarra"];

const toStudent = (name: string): DemoStudent => {
  const rng = chanceFor(`student/${name}`);
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@example.edu`;
  const skill = 0.2 + 0.75 * Math.sqrt(rng.uniform());
  return { name, email, skill, isLate: happens(rng, 0.12), isCopying: copying.includes(name) };
};

export const studentsOfThisTerm: readonly DemoStudent[] = thisTerm.map(toStudent);
export const studentsOfLastTerm: readonly DemoStudent[] = lastTerm.map(toStudent);

/** Left the course after the first sheet. Their work stays. */
export const droppedStudent = "tariq.mansour@example.edu";
